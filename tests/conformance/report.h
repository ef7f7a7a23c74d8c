#pragma once
// What the run says, and the list of known failures: one case id a line, sorted; "#" starts a comment line.

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "run_case.h"

namespace conformance {

using KnownFailures = std::set<std::string, std::less<>>;

base::Result<KnownFailures> read_known(const std::filesystem::path& path);
base::Status write_known(const std::filesystem::path& path, const std::vector<TestCase>& cases,
                         const std::vector<CaseResult>& results);

// Compares the run with the list and prints what differs: new failures with their details, and listed cases that pass.
// True when nothing differs.
bool agrees_with_known(const KnownFailures& known, const std::vector<TestCase>& cases,
                       const std::vector<CaseResult>& results);

void print_failures(const std::vector<TestCase>& cases, const std::vector<CaseResult>& results);
void print_verbose(const TestCase& one, const CaseResult& result);
// A line a folder, then "N passed, N failed, N skipped".
void print_table(const std::vector<TestCase>& cases, const std::vector<CaseResult>& results);

}  // namespace conformance
