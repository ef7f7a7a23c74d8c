// A test runs once to see that it passes; the measured runs ask the prepared query only.

#include "cli/rego_test_bench.h"

#include <cstdio>

#include "cli/command.h"
#include "cli/rego_json.h"
#include "cli/rego_measure.h"
#include "cli/rego_test_report.h"

namespace bulkhead {
namespace {

constexpr int kExitTestFailure = 2;

struct Measured {
  TestResult result;
  Measurement measurement;
};

Measurement measure(const TestSuite& suite, const FoundTest& test) {
  auto query = suite.policy().prepare(test.query);
  rego::Evaluator evaluator;
  const auto ask = [&] {
    evaluator.begin();
    (void)evaluator.evaluate(**query, rego::Value());
  };
  return measure_long(ask, Samples::kDrop);
}

// data.foo.test_bar → BenchmarkDataFooTestBar, as Go's format of benchmarks asks.
std::string go_name(const std::string& name) {
  std::string out = "Benchmark";
  bool is_start = true;
  for (const char c : name) {
    const bool is_separator = c == '.' || c == '_';
    if (!is_separator) out += is_start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    is_start = is_separator;
  }
  return out;
}

void print_line(const Measured& each, const TestBenchOptions& options) {
  const FoundTest& test = each.result.test;
  const Measurement& measured = each.measurement;
  const std::string name = test.package + "." + test.name;
  const auto per = [&](double total) { return static_cast<long long>(per_operation(total, measured)); };
  const long long time = per(static_cast<double>(measured.time.count()));
  printf("%s\t%8lld\t%10lld ns/op\t%10lld timer_rego_query_eval_ns/op",
         (options.format == "gobench" ? go_name(name) : name).c_str(), static_cast<long long>(measured.count), time,
         time);
  if (options.has_allocations) {
    printf("\t%8lld B/op\t%8lld allocs/op", per(static_cast<double>(measured.heap.bytes)),
           per(static_cast<double>(measured.heap.allocations)));
  }
  puts("");
}

void write_json(JsonText& out, const Measured& each) {
  const FoundTest& test = each.result.test;
  const Measurement& measured = each.measurement;
  const double time = static_cast<double>(measured.time.count());
  out.begin_object().key("location").begin_object().key("file").string(test.file);
  out.key("row").integer(test.position.row).key("col").integer(test.position.column).end_object();
  out.key("package").string(test.package).key("name").string(test.name);
  if (each.result.verdict == TestVerdict::kFail) out.key("fail").boolean(true);
  if (each.result.verdict == TestVerdict::kSkip) out.key("skip").boolean(true);
  out.key("duration").integer(measured.time.count());
  out.key("benchmark_result").begin_object().key("N").integer(measured.count);
  out.key("T").integer(measured.time.count()).key("Bytes").integer(0);
  out.key("MemAllocs").integer(static_cast<int64_t>(measured.heap.allocations));
  out.key("MemBytes").integer(static_cast<int64_t>(measured.heap.bytes)).key("Extra").begin_object();
  if (measured.count > 0) out.key("timer_rego_query_eval_ns/op").real(time / static_cast<double>(measured.count));
  out.end_object().end_object().end_object();
}

}  // namespace

int bench_tests(TestSuite& suite, const TestBenchOptions& options) {
  PrettyReport report(Verbosity::kFailures, Values::kDrop);
  JsonText json;
  json.begin_array();
  bool is_good = true;
  suite.run([&](TestResult result) {
    Measured each{std::move(result), {}};
    const bool has_passed = each.result.verdict == TestVerdict::kPass;
    is_good = is_good && has_passed;
    if (has_passed) each.measurement = measure(suite, each.result.test);
    if (options.format == "json") return write_json(json, each);
    if (has_passed) print_line(each, options);
    report.add(std::move(each.result));
  });
  if (options.format == "json") {
    puts(json.end_array().pretty().c_str());
  } else {
    report.finish();
  }
  return is_good ? kExitOk : kExitTestFailure;
}

}  // namespace bulkhead
