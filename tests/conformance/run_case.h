#pragma once
// Runs one case in this process.

#include <string>

#include "test_case.h"

namespace conformance {

enum class Verdict : char { kPassed = 'p', kFailed = 'f', kSkipped = 's' };

struct CaseResult {
  Verdict verdict = Verdict::kFailed;
  std::string detail;  // of a failure: what was wanted and what came, in a line or a few
};

CaseResult run_case(const TestCase& one);

}  // namespace conformance
