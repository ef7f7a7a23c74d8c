#pragma once
// Limits that the compiler and the machine share.

#include <cstddef>

namespace rego {

inline constexpr size_t kArgumentsMax = 32;  // of one call

}  // namespace rego
