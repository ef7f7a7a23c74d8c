#pragma once
// What went wrong with a call of the system, in Go's spelling: "no such file or directory".

#include <string>

namespace rego {

std::string system_error_text(int error);

}  // namespace rego
