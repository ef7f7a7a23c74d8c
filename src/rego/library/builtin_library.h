#pragma once
// Functions that come from shared objects (include/rego_builtin.h).

#include <string>

#include "base/result.h"

namespace rego {

// Opens the shared object, and makes its functions known (add_builtin). It stays open. To be called before the first
// policy is compiled, by one thread. The code of a library runs with all rights of the process.
base::Status open_builtin_library(const std::string& path);

}  // namespace rego
