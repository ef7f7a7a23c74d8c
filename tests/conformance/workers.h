#pragma once
// Runs all cases in child processes, so that a case that crashes or never ends costs only itself.

#include <vector>

#include "run_case.h"

namespace conformance {

struct WorkerLimits {
  int workers = 2;
  int seconds_per_case = 20;
  bool is_quiet = true;  // what the children write to standard error (a sanitizer's report) is dropped
};

// One result a case, in their order.
std::vector<CaseResult> run_all(const std::vector<TestCase>& cases, const WorkerLimits& limits);

}  // namespace conformance
