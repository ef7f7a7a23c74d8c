#pragma once
// Durations as Go's time.ParseDuration reads them, with days, weeks and years besides.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rego {

// In nanoseconds. The error is Go's sentence: `time: invalid duration "x"`.
base::Result<int64_t, std::string> parse_duration(std::string_view text);

}  // namespace rego
