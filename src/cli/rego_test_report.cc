// opa's texts. A test of several cases counts each case that has none below it.

#include "cli/rego_test_report.h"

#include <algorithm>
#include <cstdio>

#include "cli/rego_duration.h"
#include "rego/builtins/base64.h"

namespace bulkhead {
namespace {

using Cases = std::map<std::string, TestCase>;

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

std::string title(const TestResult& result) {
  return result.test.package + "." + result.test.name + ": " + outcome(result);
}

const char* outcome(const TestCase& each) { return each.has_failed ? "FAIL" : "PASS"; }

void count_leaves(const Cases& cases, TestCounts& counts) {
  for (const auto& [name, each] : cases) {
    if (each.cases.empty()) (each.has_failed ? counts.failed : counts.passed)++;
    count_leaves(each.cases, counts);
  }
}

void print_cases(const Cases& cases, Verbosity verbosity, int depth) {
  for (const auto& [name, each] : cases) {
    if (each.has_failed || verbosity == Verbosity::kAll) {
      printf("%*s%s: %s\n", 2 * depth, "", name.c_str(), outcome(each));
    }
    print_cases(each.cases, verbosity, depth + 1);
  }
}

// The way to each failed case, a level each line.
void print_failed_cases(const Cases& cases, std::vector<std::string>& path) {
  for (const auto& [name, each] : cases) {
    path.push_back(name);
    if (each.has_failed && each.cases.empty()) {
      for (size_t i = 0; i < path.size(); ++i) {
        printf("%*s%s: FAIL\n", static_cast<int>(2 * (i + 1)), "", path[i].c_str());
      }
    }
    print_failed_cases(each.cases, path);
    path.pop_back();
  }
}

std::string indented(const std::string& text) {
  std::string out;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    out.append("  ").append(text, begin, end - begin).append("\n");
    begin = end + 1;
  }
  return out;
}

void print_output(std::string output) {
  const size_t end = output.find_last_not_of(" \t\r\n");
  if (output.empty()) return;
  output.resize(end == std::string::npos ? 0 : end + 1);
  output.erase(0, std::min(output.find_first_not_of(" \t\r\n"), output.size()));
  printf("\n%s\n", output.empty() ? "  \n" : indented(output).c_str());
}

void print_rule() { puts(std::string(80, '-').c_str()); }

void print_total(const char* word, int number, int total) {
  if (number > 0) printf("%s: %d/%d\n", word, number, total);
}

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

void write_cases(JsonText& out, const Cases& cases) {
  out.key("sub_results").begin_object();
  for (const auto& [name, each] : cases) {
    out.key(name).begin_object();
    if (!name.empty()) out.key("name").string(name);
    if (each.has_failed) out.key("fail").boolean(true);
    if (!each.cases.empty()) write_cases(out, each.cases);
    out.end_object();
  }
  out.end_object();
}

void write_result(JsonText& out, const TestResult& result) {
  const FoundTest& test = result.test;
  out.begin_object().key("location").begin_object().key("file").string(test.file);
  out.key("row").integer(test.position.row).key("col").integer(test.position.column).end_object();
  out.key("package").string(test.package).key("name").string(test.name);
  if (result.verdict == TestVerdict::kFail) out.key("fail").boolean(true);
  if (!result.error.empty()) {
    out.key("error");
    write_error(out, result.error[0]);
  }
  if (result.verdict == TestVerdict::kSkip) out.key("skip").boolean(true);
  out.key("duration").integer(result.duration.count());
  if (!result.output.empty())
    out.key("output").string(to_base64(result.output, rego::Base64Alphabet::kStandard, rego::Base64Padding::kYes));
  if (!result.cases.empty()) write_cases(out, result.cases);
  out.end_object();
}

}  // namespace

void PrettyReport::count(const TestResult& result) {
  if (!result.cases.empty()) return count_leaves(result.cases, counts_);
  counts_.passed += result.verdict == TestVerdict::kPass;
  counts_.failed += result.verdict == TestVerdict::kFail;
  counts_.skipped += result.verdict == TestVerdict::kSkip;
  counts_.errors += result.verdict == TestVerdict::kError;
}

void PrettyReport::add(TestResult result) {
  count(result);
  if (verbosity_ == Verbosity::kFailures && result.verdict == TestVerdict::kPass) return;
  const FoundTest& test = result.test;
  if (!last_file_.empty() && last_file_ != test.file) puts("");
  last_file_ = test.file;
  has_lines_ = true;
  printf("%s:%d:\n%s\n", test.file.c_str(), test.position.row, title(result).c_str());
  print_cases(result.cases, verbosity_, 1);
  print_output(result.output);
  for (const CommandError& error : result.error) printf("  %s\n", error.text.c_str());
  if (result.verdict == TestVerdict::kFail) failures_.push_back(std::move(result));
}

void PrettyReport::print_failures() const {
  print_rule();
  puts("FAILURES");
  print_rule();
  for (const TestResult& failure : failures_) {
    puts(title(failure).c_str());
    if (verbosity_ == Verbosity::kAll) {
      const std::string query = failure.test.query + " = _";
      printf("\n%s", indented(pretty_trace(failure.trace, Explain::kFailsAndNotes, query)).c_str());
    }
    std::vector<std::string> path;
    if (!failure.cases.empty()) puts("");
    print_failed_cases(failure.cases, path);
    if (values_ == Values::kKeep) printf("\n%s", indented(pretty_failure(failure.trace, Values::kKeep)).c_str());
    puts("");
  }
}

void PrettyReport::finish() const {
  const bool shows_failures = verbosity_ == Verbosity::kAll || values_ == Values::kKeep;
  if (counts_.failed > 0 && shows_failures) print_failures();
  if (has_lines_) print_rule();
  const int total = counts_.total();
  print_total("PASS", counts_.passed, total);
  print_total("FAIL", counts_.failed, total);
  print_total("SKIPPED", counts_.skipped, total);
  print_total("ERROR", counts_.errors, total);
}

void JsonReport::finish(Order order) {
  if (order == Order::kDuration) {
    std::ranges::stable_sort(results_, std::ranges::greater(), &TestResult::duration);
  }
  JsonText json;
  json.begin_array();
  for (const TestResult& result : results_) write_result(json, result);
  puts(json.end_array().pretty().c_str());
}

}  // namespace bulkhead
