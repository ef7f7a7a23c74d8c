// `rego test`: runs the tests of policies. Exit codes are opa's: 0 when all passed, 2 when one did not (or was skipped,
// without -z) or the coverage is too low, 1 when nothing could be run.

#include <cmath>
#include <cstdio>
#include <thread>

#include "cli/rego_commands.h"
#include "cli/rego_coverage.h"
#include "cli/rego_duration.h"
#include "cli/rego_load.h"
#include "cli/rego_surroundings.h"
#include "cli/rego_test_bench.h"
#include "cli/rego_test_report.h"
#include "cli/rego_test_run.h"
#include "cli/rego_watch.h"

namespace bulkhead {
namespace {

constexpr int kExitTestFailure = 2;
constexpr std::chrono::seconds kTimeMax{5};
constexpr std::chrono::seconds kBenchTimeMax{30};

struct TestCommand {
  RegoSurroundings surroundings;
  std::vector<std::string> paths;
  std::vector<std::string> ignored;
  std::string format = "pretty";
  std::string pattern;
  std::string time_max;
  std::string explain;
  std::string sort = "none";
  size_t errors_max = kErrorsMax;
  size_t threads = 0;
  size_t count = 1;
  double threshold = 0;
  bool is_verbose = false;
  bool are_bundles = false;
  bool is_v0 = false;
  bool passes_skipped = false;
  bool fails_on_empty = false;
  bool has_coverage = false;
  bool shows_values = false;
  bool is_bench = false;
  bool has_allocations = true;
  bool watches = false;
};

// What ends a run before its report: said on standard error.
int report_failure(const std::string& message) {
  fflush(stdout);
  fprintf(stderr, "%s\n", message.c_str());
  return kExitFailure;
}

int report_failure(const CommandErrors& errors, std::string_view heading) {
  fflush(stdout);
  fprintf(stderr, "%s", to_text(errors, heading).c_str());
  return kExitFailure;
}

// What the exit code depends on.
struct Tally {
  size_t tests = 0;
  size_t failed = 0;
  size_t skipped = 0;

  void add(const TestResult& result) {
    ++tests;
    failed += result.verdict == TestVerdict::kFail || result.verdict == TestVerdict::kError;
    skipped += result.verdict == TestVerdict::kSkip;
  }

  int exit_code(const TestCommand& command) const {
    if (tests == 0 && command.fails_on_empty) return report_failure("no tests were run");
    if (failed > 0 || (skipped > 0 && !command.passes_skipped)) return kExitTestFailure;
    return kExitOk;
  }
};

int run_plain(const TestCommand& command, TestSuite& suite) {
  const Values values = command.shows_values ? Values::kKeep : Values::kDrop;
  PrettyReport pretty(command.is_verbose ? Verbosity::kAll : Verbosity::kFailures, values);
  JsonReport json;
  Tally tally;
  const bool is_json = command.format == "json";
  suite.run([&](TestResult result) {
    tally.add(result);
    if (is_json) return json.add(std::move(result));
    pretty.add(std::move(result));
  });
  if (is_json) {
    json.finish(command.sort == "duration" ? JsonReport::Order::kDuration : JsonReport::Order::kSource);
  } else {
    pretty.finish();
  }
  return tally.exit_code(command);
}

// Tests that fail are printed instead of the coverage.
int run_for_coverage(const TestCommand& command, TestSuite& suite, Coverage& coverage) {
  std::vector<TestResult> failures;
  Tally tally;
  suite.run([&](TestResult result) {
    tally.add(result);
    const bool has_failed = result.verdict == TestVerdict::kFail || result.verdict == TestVerdict::kError;
    if (has_failed) failures.push_back(std::move(result));
  });
  for (const TestResult& failure : failures) {
    if (failure.verdict == TestVerdict::kError) return report_failure(failure.error[0].text);
  }
  if (!failures.empty()) {
    const FoundTest first = failures[0].test;
    const std::string time = format_duration(failures[0].duration);
    PrettyReport pretty(command.is_verbose ? Verbosity::kAll : Verbosity::kFailures, Values::kDrop);
    for (TestResult& failure : failures) pretty.add(std::move(failure));
    pretty.finish();
    return report_failure(first.package + "." + first.name + ": FAIL (" + time + ")\n");
  }
  coverage.finish();
  if (coverage.percent() < command.threshold) {
    char text[128];
    snprintf(text, sizeof text, "Code coverage threshold not met: got %.2f instead of %.2f", coverage.percent(),
             command.threshold);
    report_failure(text + (command.is_verbose ? "\nLines not covered:" + coverage.missed_lines() : ""));
    return kExitTestFailure;
  }
  JsonText json;
  coverage.write(json);
  puts(json.pretty().c_str());
  return tally.exit_code(command);
}

base::Result<TestRequest, CommandErrors> load(const TestCommand& command, base::Arena& arena) {
  const rego::LoadOptions options{command.ignored};
  auto loaded = command.are_bundles ? rego::load_bundles(arena, command.paths, options)
                                    : rego::load_paths(arena, command.paths, options);
  if (!loaded) return errors_of(loaded.error());
  TestRequest request;
  request.version = loaded->version.value_or(command.is_v0 ? rego::RegoVersion::kV0 : rego::RegoVersion::kV1);
  request.loaded = std::move(*loaded);
  request.surroundings = command.surroundings.evaluation_options();
  request.pattern = command.pattern;
  const auto given = parse_duration(command.time_max.empty() ? "0" : command.time_max);
  request.time_max = given && given->count() > 0 ? *given : command.is_bench ? kBenchTimeMax : kTimeMax;
  request.threads = command.threads > 0 ? command.threads : std::max(1u, std::thread::hardware_concurrency());
  request.traces_failures = !command.is_bench && (command.is_verbose || command.shows_values);
  return request;
}

int run_once(const TestCommand& command) {
  base::Arena arena;
  auto request = load(command, arena);
  if (!request) return report_failure(request.error(), kWhileLoading);
  Coverage coverage;
  const bool has_coverage = command.has_coverage || command.threshold > 0;
  if (has_coverage) {
    request->observer = &coverage;
    request->on_module = [&](const rego::Module& module) { coverage.add_module(module); };
  }
  auto suite = TestSuite::prepare(std::move(*request));
  if (!suite) {
    const bool is_syntax = suite.error()[0].code == "rego_parse_error";
    return report_failure(at_most(suite.take_error(), command.errors_max), is_syntax ? kWhileLoading : "");
  }
  for (size_t i = 0; i < command.count; ++i) {
    const int code = command.is_bench ? bench_tests(**suite, {command.format, command.has_allocations})
                     : has_coverage   ? run_for_coverage(command, **suite, coverage)
                                      : run_plain(command, **suite);
    if (code != kExitOk) return code;
  }
  return kExitOk;
}

int run(const TestCommand& command) {
  if (!command.watches) return run_once(command);
  run_once(command);
  return watch_paths(command.paths, [&] { run_once(command); });
}

// What opa says of values that do not go together; "" when all is well.
std::string check(TestCommand& command) {
  if (command.paths.empty()) return "specify at least one file";
  if (!command.time_max.empty() && !parse_duration(command.time_max)) {
    return "invalid argument \"" + command.time_max + "\" for \"--timeout\" flag";
  }
  return "";
}

void add_options(CLI::App& app, TestCommand& command) {
  command.surroundings.add_options(app);
  add_paths(app, "--ignore", command.ignored, "Names of files and folders to pass over")->delimiter(',');
  app.add_option("-f,--format", command.format, "pretty, json or gobench")
      ->check(CLI::IsMember({"pretty", "json", "gobench"}));
  app.add_option("-r,--run", command.pattern, "Only tests whose names match this pattern (RE2)");
  app.add_option("--timeout", command.time_max, "Time for one test: 500ms, 5s (the default; 30s with --bench), 1m");
  app.add_flag("-v,--verbose", command.is_verbose, "Print tests that pass, and how those that fail came about");
  app.add_option("--explain", command.explain, "notes, fails, full or debug; makes the run verbose")
      ->check(CLI::IsMember({"notes", "fails", "full", "debug"}));
  app.add_flag("--var-values", command.shows_values, "Show the expression that failed and the values in it");
  app.add_flag("-c,--coverage", command.has_coverage, "Report which lines were reached");
  app.add_option("--threshold", command.threshold, "Least coverage in percent; below it the exit code is 2");
  app.add_flag("--bench", command.is_bench, "Measure the tests");
  app.add_flag("--benchmem", command.has_allocations, "Report allocations with --bench (the default)");
  app.add_option("--count", command.count, "How often to run each test")->check(CLI::Range(1, 1'000'000));
  app.add_option("-p,--parallel", command.threads, "Tests at a time; 0: as many as processors");
  app.add_flag("-w,--watch", command.watches, "Run again whenever a file changes");
  app.add_option("--sort", command.sort, "duration: the longest first, with --format json")
      ->check(CLI::IsMember({"none", "duration"}));
  app.add_flag("-b,--bundle", command.are_bundles, "The paths are bundle folders");
  app.add_flag("-z,--exit-zero-on-skipped", command.passes_skipped, "Skipped tests do not fail the run");
  app.add_flag("--fail-on-empty", command.fails_on_empty, "Fail when there was no test to run");
  app.add_option("-m,--max-errors", command.errors_max, "How many errors of compiling to print; 0: all");
  app.add_flag("--v0-compatible", command.is_v0, "Policies are written in Rego v0 unless they say otherwise");
  app.add_flag("--v1-compatible")->description("Policies are written in Rego v1 (the default)");
  app.add_option("paths", command.paths, "Files and folders");
}

}  // namespace

int run_rego_test(Arguments arguments) {
  CLI::App app("Runs the tests of policies: rules named test_…", "rego test");
  TestCommand command;
  add_options(app, command);
  if (const auto code = parse_arguments(app, arguments)) return *code;
  if (const std::string wrong = check(command); !wrong.empty()) {
    fprintf(stderr, "Error: %s\n%s", wrong.c_str(), app.help().c_str());
    return kOpaExitUsage;
  }
  command.is_verbose |= !command.explain.empty();
  if (command.format == "gobench" && !command.is_bench) {
    fputs("cannot use output format gobench without running benchmarks (--bench)\n", stderr);
    return kExitOk;
  }
  if (!(command.threshold >= 0 && command.threshold <= 100)) {
    return report_failure("Code coverage threshold must be between 0 and 100");
  }
  const bool wants_coverage = command.has_coverage || command.threshold > 0;
  if (command.is_bench && wants_coverage) {
    report_failure("coverage reporting is not supported when benchmarking tests");
    return report_failure("coverage reporting is not supported when benchmarking tests");
  }
  if (const auto status = command.surroundings.prepare(); !status) return report_failure(status.error().to_string());
  return run(command);
}

}  // namespace bulkhead
