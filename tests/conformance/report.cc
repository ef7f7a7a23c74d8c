// Output for people; the last line of the table is for scripts too.

#include "report.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <map>

#include "rego/value/json.h"

namespace conformance {
namespace {

using Counts = std::array<int, 3>;  // passed, failed, skipped

void count(Counts& counts, Verdict verdict) {
  counts[verdict == Verdict::kPassed ? 0 : verdict == Verdict::kFailed ? 1 : 2]++;
}

void print_indented(const std::string& text) {
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    printf("    %.*s\n", static_cast<int>(end - begin), text.data() + begin);
    begin = end + 1;
  }
}

void print_failure(const TestCase& one, const CaseResult& result) {
  printf("FAIL %s\n", one.id.c_str());
  print_indented(result.detail);
}

}  // namespace

base::Result<KnownFailures> read_known(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) return base::Error{"io_error", "cannot be read", path.string()};
  KnownFailures known;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') known.insert(line);
  }
  return known;
}

base::Status write_known(const std::filesystem::path& path, const std::vector<TestCase>& cases,
                         const std::vector<CaseResult>& results) {
  KnownFailures failures;
  for (size_t i = 0; i < cases.size(); i++) {
    if (results[i].verdict == Verdict::kFailed) failures.insert(cases[i].id);
  }
  std::ofstream file(path);
  file << "# Cases of opa's suite that are known to fail. Written by `conformance --known FILE --update-known`.\n";
  for (const std::string& id : failures) file << id << "\n";
  file.flush();
  if (!file) return base::Error{"io_error", "cannot be written", path.string()};
  return base::Ok{};
}

bool agrees_with_known(const KnownFailures& known, const std::vector<TestCase>& cases,
                       const std::vector<CaseResult>& results) {
  int surprises = 0;
  for (size_t i = 0; i < cases.size(); i++) {
    const bool is_known = known.contains(cases[i].id);
    const bool fails = results[i].verdict == Verdict::kFailed;
    if (fails == is_known) continue;
    surprises++;
    if (fails) print_failure(cases[i], results[i]);
    if (is_known) printf("PASS but listed as known to fail: %s\n", cases[i].id.c_str());
  }
  if (surprises > 0) printf("%d cases differ from the list of known failures\n", surprises);
  return surprises == 0;
}

void print_failures(const std::vector<TestCase>& cases, const std::vector<CaseResult>& results) {
  for (size_t i = 0; i < cases.size(); i++) {
    if (results[i].verdict == Verdict::kFailed) print_failure(cases[i], results[i]);
  }
}

void print_verbose(const TestCase& one, const CaseResult& result) {
  const char* verdict = result.verdict == Verdict::kPassed   ? "PASS"
                        : result.verdict == Verdict::kFailed ? "FAIL"
                                                             : "SKIP";
  printf("%s %s\n  query: %s\n", verdict, one.id.c_str(), one.query.c_str());
  for (size_t i = 0; i < one.modules.size(); i++) {
    printf("  test-%zu.rego:\n", i);
    print_indented(one.modules[i]);
  }
  if (one.data.is_defined()) printf("  data: %s\n", rego::to_json(one.data).c_str());
  if (one.input.is_defined()) printf("  input: %s\n", rego::to_json(one.input).c_str());
  if (one.input_term) printf("  input term: %s\n", one.input_term->c_str());
  if (one.is_strict) printf("  errors of built-in functions are errors\n");
  if (one.want_result) printf("  want: %s\n", rego::to_json(*one.want_result).c_str());
  if (one.want_error) printf("  want the error: %s\n", one.want_error->c_str());
  if (one.want_error_code) printf("  want the error code: %s\n", one.want_error_code->c_str());
  print_indented(result.detail);
}

void print_table(const std::vector<TestCase>& cases, const std::vector<CaseResult>& results) {
  std::map<std::string, Counts> folders;
  Counts total{};
  for (size_t i = 0; i < cases.size(); i++) {
    count(folders[cases[i].folder], results[i].verdict);
    count(total, results[i].verdict);
  }
  printf("%-50s %7s %7s %7s\n", "folder", "passed", "failed", "skipped");
  for (const auto& [folder, counts] : folders) {
    printf("%-50s %7d %7d %7d\n", folder.c_str(), counts[0], counts[1], counts[2]);
  }
  printf("%d passed, %d failed, %d skipped\n", total[0], total[1], total[2]);
}

}  // namespace conformance
