// conformance: runs opa's own evaluation cases against the library.
//
//   conformance [--list-failures] [--known FILE [--update-known]] [--case NOTE] FOLDER…
//
// FOLDER is v1/test/cases/testdata of the pinned Go module, or any folder below it. Exit status: 0 when all is as
// expected (with --known: as listed), 1 when not, 2 for wrong use. Without a folder, or where it does not exist, the
// run is skipped, loudly.

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <thread>

#include "report.h"
#include "test_functions.h"
#include "workers.h"

namespace conformance {
namespace {

struct Options {
  std::vector<std::filesystem::path> folders;
  std::filesystem::path known;
  std::string note;
  bool lists_failures = false;
  bool updates_known = false;
};

// Nothing on wrong use.
std::optional<Options> read_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; i++) {
    const std::string_view word = argv[i];
    const bool has_next = i + 1 < argc;
    if (word == "--list-failures") {
      options.lists_failures = true;
    } else if (word == "--update-known") {
      options.updates_known = true;
    } else if (word == "--known" && has_next) {
      options.known = argv[++i];
    } else if (word == "--case" && has_next) {
      options.note = argv[++i];
    } else if (word.starts_with("-")) {
      return std::nullopt;
    } else {
      options.folders.emplace_back(word);
    }
  }
  if (options.updates_known && options.known.empty()) return std::nullopt;
  return options;
}

bool suite_is_there(const Options& options) {
  return !options.folders.empty() &&
         std::all_of(options.folders.begin(), options.folders.end(),
                     [](const std::filesystem::path& folder) { return std::filesystem::is_directory(folder); });
}

int run_named(const std::vector<TestCase>& cases, const std::string& note) {
  std::vector<TestCase> chosen;
  std::copy_if(cases.begin(), cases.end(), std::back_inserter(chosen),
               [&](const TestCase& one) { return one.note == note || one.id.find(note) != std::string::npos; });
  WorkerLimits limits;
  limits.workers = 1;
  limits.is_quiet = false;
  const std::vector<CaseResult> results = run_all(chosen, limits);
  bool passed = !chosen.empty();
  for (size_t i = 0; i < chosen.size(); i++) {
    print_verbose(chosen[i], results[i]);
    passed = passed && results[i].verdict == Verdict::kPassed;
  }
  if (chosen.empty()) printf("no case is called %s\n", note.c_str());
  return passed ? 0 : 1;
}

// The list concerns only the cases of this run.
int judge(const Options& options, const std::vector<TestCase>& cases, const std::vector<CaseResult>& results) {
  if (options.known.empty()) {
    const bool failed = std::any_of(results.begin(), results.end(),
                                    [](const CaseResult& result) { return result.verdict == Verdict::kFailed; });
    return failed ? 1 : 0;
  }
  if (options.updates_known) {
    auto status = write_known(options.known, cases, results);
    if (!status) fprintf(stderr, "%s\n", status.error().to_string().c_str());
    return status ? 0 : 2;
  }
  auto known = read_known(options.known);
  if (!known) {
    fprintf(stderr, "%s\n", known.error().to_string().c_str());
    return 2;
  }
  return agrees_with_known(*known, cases, results) ? 0 : 1;
}

int run(const Options& options) {
  if (!suite_is_there(options)) {
    printf("SKIPPED: opa's suite is not there (no folder, or a folder that does not exist).\n");
    printf("Its cases come with the Go module github.com/open-policy-agent/opa; nothing was tested.\n");
    printf("0 passed, 0 failed, 0 skipped\n");
    return 0;
  }
  base::Arena arena;
  auto cases = load_cases(arena, options.folders);
  if (!cases) {
    fprintf(stderr, "%s\n", cases.error().to_string().c_str());
    return 2;
  }
  if (cases->empty()) {
    fprintf(stderr, "no case of opa's suite is in the folders named\n");
    return 2;
  }
  if (!options.note.empty()) return run_named(*cases, options.note);
  WorkerLimits limits;
  limits.workers = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 16U));
  const std::vector<CaseResult> results = run_all(*cases, limits);
  const int status = judge(options, *cases, results);
  if (options.lists_failures) print_failures(*cases, results);
  print_table(*cases, results);
  return status;
}

}  // namespace
}  // namespace conformance

int main(int argc, char** argv) {
  const auto options = conformance::read_options(argc, argv);
  if (!options) {
    fprintf(stderr, "usage: conformance [--list-failures] [--known FILE [--update-known]] [--case NOTE] FOLDER...\n");
    return 2;
  }
  conformance::add_test_functions();
  return conformance::run(*options);
}
