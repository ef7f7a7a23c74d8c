#pragma once
// The test runner of `rego test`: rules named test_… are tests, those named todo_test_… are skipped. A test passes when
// its value is true.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "cli/rego_error.h"
#include "rego/engine/loader.h"
#include "rego/engine/policy.h"

namespace bulkhead {

enum class TestVerdict { kPass, kFail, kSkip, kError };

struct TestResult {
  std::string package;  // "data.authz_test"
  std::string name;     // "test_admin"; a second rule of the same name is "test_admin#01"
  std::string file;
  rego::Position position;
  TestVerdict verdict = TestVerdict::kFail;
  CommandErrors error;  // one, of kError
  std::chrono::nanoseconds duration{0};
  std::string output;  // of print(), a line each
};

struct TestRequest {
  rego::Loaded loaded;
  rego::RegoVersion version = rego::RegoVersion::kV1;
  std::string pattern;                               // RE2; empty: all
  std::chrono::nanoseconds time_max{5'000'000'000};  // of one test
};

// Runs the tests in the order of the sources, handing each result on as it comes. Fails when the sources do not compile
// or the pattern is none.
using TestSink = std::function<void(const TestResult&)>;
base::Result<base::Ok, CommandErrors> run_tests(TestRequest request, const TestSink& sink);

}  // namespace bulkhead
