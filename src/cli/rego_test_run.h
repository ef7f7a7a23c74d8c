#pragma once
// The test runner of `rego test`: runs what rego_test_find.h finds, on several threads. A test passes when its value is
// true; one of cases when all of them are.

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "cli/rego_error.h"
#include "cli/rego_test_find.h"
#include "cli/rego_trace.h"
#include "rego/engine/loader.h"
#include "rego/engine/policy.h"

namespace bulkhead {

enum class TestVerdict { kPass, kFail, kSkip, kError };

// A case of a test by its name, and the cases below it.
struct TestCase {
  bool has_failed = false;
  std::map<std::string, TestCase> cases;
};

struct TestResult {
  FoundTest test;
  TestVerdict verdict = TestVerdict::kFail;
  CommandErrors error;  // one, of kError
  std::chrono::nanoseconds duration{0};
  std::string output;  // of print(), a line each
  std::map<std::string, TestCase> cases;
  Trace trace;  // of a test that failed, where TestRequest asks for it
};

struct TestRequest {
  rego::Loaded loaded;
  rego::RegoVersion version = rego::RegoVersion::kV1;
  std::string pattern;                               // RE2; empty: all
  std::chrono::nanoseconds time_max{5'000'000'000};  // of one test
  size_t threads = 1;
  rego::EvalOptions surroundings;  // what tests see of the network and the process
  bool traces_failures = false;
  rego::Observer* observer = nullptr;                            // told of everything; then one thread runs all
  std::function<void(const rego::Module&)> on_module = nullptr;  // called with each module as it was parsed
};

// Compiled tests, run as often as one likes.
class TestSuite {
 public:
  static base::Result<std::unique_ptr<TestSuite>, CommandErrors> prepare(TestRequest request);

  // Those that the pattern chooses, in the order of the sources.
  const std::vector<FoundTest>& tests() const { return tests_; }
  const rego::Policy& policy() const { return *policy_; }
  // Hands on each result in the order of the tests, as soon as it and all before it are there.
  using Sink = std::function<void(TestResult)>;
  void run(const Sink& sink);

 private:
  base::Result<std::shared_ptr<const rego::Policy>, CommandErrors> compile(bool is_observed);
  void trace_failure(TestResult& result);

  TestRequest request_;
  std::vector<FoundTest> tests_;
  std::shared_ptr<const rego::Policy> policy_;
  std::shared_ptr<const rego::Policy> observed_;  // made for the first failure that is to be traced
};

}  // namespace bulkhead
