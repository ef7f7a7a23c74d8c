#pragma once
// What `rego test` prints of its results.

#include <string>
#include <vector>

#include "cli/rego_json.h"
#include "cli/rego_test_run.h"

namespace bulkhead {

struct TestCounts {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
  int errors = 0;
  int total() const { return passed + failed + skipped + errors; }
};

enum class Verbosity : uint8_t { kFailures, kAll };

// Prints each result as it comes, those that passed only when all are asked for; at the end the failures in detail,
// where that was asked for, and the totals.
class PrettyReport {
 public:
  PrettyReport(Verbosity verbosity, Values values) : verbosity_(verbosity), values_(values) {}
  void add(TestResult result);
  void finish() const;

 private:
  void count(const TestResult& result);
  void print_failures() const;

  Verbosity verbosity_;
  Values values_;
  TestCounts counts_;
  std::string last_file_;
  std::vector<TestResult> failures_;
  bool has_lines_ = false;
};

// The results as a JSON array.
class JsonReport {
 public:
  void add(TestResult result) { results_.push_back(std::move(result)); }
  enum class Order : uint8_t { kSource, kDuration };
  void finish(Order order);

 private:
  std::vector<TestResult> results_;
};

}  // namespace bulkhead
