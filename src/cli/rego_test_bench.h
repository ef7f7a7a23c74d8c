#pragma once
// `rego test --bench`: what each test takes.

#include <string>

#include "cli/rego_test_run.h"

namespace bulkhead {

struct TestBenchOptions {
  std::string format;  // pretty, json or gobench
  bool has_allocations;
};

// Measures the tests that pass, one after the other, and prints what opa prints. Returns the exit code.
int bench_tests(TestSuite& suite, const TestBenchOptions& options);

}  // namespace bulkhead
