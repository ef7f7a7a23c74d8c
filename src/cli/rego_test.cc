// `rego test`: runs the tests of policies. Exit codes are opa's: 0 when all passed, 2 when one did not (or was skipped,
// without -z), 1 when nothing could be run.

#include <cstdio>

#include "cli/rego_commands.h"
#include "cli/rego_duration.h"
#include "cli/rego_json.h"
#include "cli/rego_load.h"
#include "cli/rego_test_run.h"
#include "rego/builtins/base64.h"

namespace bulkhead {
namespace {

constexpr int kExitTestFailure = 2;

struct TestCommand {
  std::vector<std::string> paths;
  std::vector<std::string> ignored;
  std::string format = "pretty";
  std::string pattern;
  std::string time_max = "5s";
  bool is_verbose = false;
  bool are_bundles = false;
  bool is_v0 = false;
  bool passes_skipped = false;
};

struct Counts {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
  int errors = 0;
  int total() const { return passed + failed + skipped + errors; }
};

void count(Counts& counts, TestVerdict verdict) {
  counts.passed += verdict == TestVerdict::kPass;
  counts.failed += verdict == TestVerdict::kFail;
  counts.skipped += verdict == TestVerdict::kSkip;
  counts.errors += verdict == TestVerdict::kError;
}

std::string outcome(const TestResult& result) {
  const std::string time = " (" + format_duration(result.duration) + ")";
  switch (result.verdict) {
    case TestVerdict::kPass:
      return "PASS" + time;
    case TestVerdict::kSkip:
      return "SKIPPED";
    case TestVerdict::kError:
      return "ERROR" + time;
    default:
      return "FAIL" + time;
  }
}

// Prints results as they come, those that passed only when verbose.
class PrettyReport {
 public:
  explicit PrettyReport(bool is_verbose) : is_verbose_(is_verbose) {}

  void add(const TestResult& result) {
    count(counts_, result.verdict);
    if (!is_verbose_ && result.verdict == TestVerdict::kPass) return;
    if (!last_file_.empty() && last_file_ != result.file) puts("");
    last_file_ = result.file;
    has_lines_ = true;
    printf("%s:%d:\n%s.%s: %s\n", result.file.c_str(), result.position.row, result.package.c_str(), result.name.c_str(),
           outcome(result).c_str());
    print_output(result.output);
    for (const CommandError& error : result.error) printf("  %s\n", error.text.c_str());
  }

  void finish() const {
    if (has_lines_) puts(std::string(80, '-').c_str());
    line("PASS", counts_.passed);
    line("FAIL", counts_.failed);
    line("SKIPPED", counts_.skipped);
    line("ERROR", counts_.errors);
  }

  const Counts& counts() const { return counts_; }

 private:
  void line(const char* word, int number) const {
    if (number > 0) printf("%s: %d/%d\n", word, number, counts_.total());
  }

  static void print_output(const std::string& output) {
    if (output.empty()) return;
    puts("");
    for (size_t begin = 0; begin < output.size();) {
      const size_t end = output.find('\n', begin);
      printf("  %.*s\n", static_cast<int>(end - begin), output.data() + begin);
      begin = end + 1;
    }
    puts("");
  }

  bool is_verbose_;
  Counts counts_;
  std::string last_file_;
  bool has_lines_ = false;
};

void write_error(JsonText& out, const CommandError& error) {
  out.begin_object();
  if (!error.code.empty()) out.key("code").string(error.code);
  out.key("message").string(error.message);
  if (error.position) {
    out.key("location").begin_object().key("file").string(error.file);
    out.key("row").integer(error.position->row).key("col").integer(error.position->column).end_object();
  }
  out.end_object();
}

void write_result(JsonText& out, const TestResult& result) {
  out.begin_object().key("location").begin_object().key("file").string(result.file);
  out.key("row").integer(result.position.row).key("col").integer(result.position.column).end_object();
  out.key("package").string(result.package).key("name").string(result.name);
  if (!result.error.empty()) {
    out.key("error");
    write_error(out, result.error[0]);
  }
  if (result.verdict == TestVerdict::kFail) out.key("fail").boolean(true);
  if (result.verdict == TestVerdict::kSkip) out.key("skip").boolean(true);
  out.key("duration").integer(result.duration.count());
  if (!result.output.empty())
    out.key("output").string(to_base64(result.output, rego::Base64Alphabet::kStandard, rego::Base64Padding::kYes));
  out.end_object();
}

int report_failure(const CommandErrors& errors, std::string_view heading) {
  fprintf(stderr, "%s", to_text(errors, heading).c_str());
  return kExitFailure;
}

int exit_code(const TestCommand& command, const Counts& counts) {
  if (counts.failed + counts.errors > 0) return kExitTestFailure;
  return counts.skipped > 0 && !command.passes_skipped ? kExitTestFailure : kExitOk;
}

int run(const TestCommand& command, std::chrono::nanoseconds time_max) {
  base::Arena arena;
  const rego::LoadOptions options{command.ignored};
  auto loaded = command.are_bundles ? rego::load_bundles(arena, command.paths, options)
                                    : rego::load_paths(arena, command.paths, options);
  if (!loaded) return report_failure(errors_of(loaded.error()), kWhileLoading);
  TestRequest request;
  request.version = loaded->version.value_or(command.is_v0 ? rego::RegoVersion::kV0 : rego::RegoVersion::kV1);
  request.loaded = std::move(*loaded);
  request.pattern = command.pattern;
  request.time_max = time_max;

  PrettyReport pretty(command.is_verbose);
  Counts counts;
  JsonText json;
  json.begin_array();
  const bool is_json = command.format == "json";
  auto status = run_tests(std::move(request), [&](const TestResult& result) {
    count(counts, result.verdict);
    if (is_json) return write_result(json, result);
    pretty.add(result);
  });
  if (!status) {
    const bool is_syntax = !status.error().empty() && status.error()[0].code == "rego_parse_error";
    return report_failure(status.error(), is_syntax ? kWhileLoading : "");
  }
  if (is_json) {
    puts(json.end_array().pretty().c_str());
  } else {
    pretty.finish();
  }
  return exit_code(command, counts);
}

}  // namespace

int run_rego_test(Arguments arguments) {
  CLI::App app("Runs the tests of policies: rules named test_…", "rego test");
  TestCommand command;
  add_paths(app, "--ignore", command.ignored, "Names of files and folders to pass over")->delimiter(',');
  app.add_option("-f,--format", command.format, "pretty or json")->check(CLI::IsMember({"pretty", "json"}));
  app.add_option("-r,--run", command.pattern, "Only tests whose names match this pattern (RE2)");
  app.add_option("--timeout", command.time_max, "Time for one test: 500ms, 5s, 1m; 0: no limit");
  app.add_flag("-v,--verbose", command.is_verbose, "Print tests that pass, too");
  app.add_flag("-b,--bundle", command.are_bundles, "The paths are bundle folders");
  app.add_flag("-z,--exit-zero-on-skipped", command.passes_skipped, "Skipped tests do not fail the run");
  app.add_flag("--v0-compatible", command.is_v0, "Policies are written in Rego v0 unless they say otherwise");
  app.add_option("paths", command.paths, "Files and folders");
  if (const auto code = parse_arguments(app, arguments)) return *code;
  const auto time_max = parse_duration(command.time_max);
  const char* wrong = command.paths.empty() ? "specify at least one file" : !time_max ? "invalid --timeout" : nullptr;
  if (wrong) {
    fprintf(stderr, "Error: %s\n%s", wrong, app.help().c_str());
    return kOpaExitUsage;
  }
  return run(command, *time_max);
}

}  // namespace bulkhead
