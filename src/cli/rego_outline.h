#pragma once
// A module's syntax tree as the indented outline of `opa parse`.

#include <string>

#include "rego/syntax/ast.h"

namespace bulkhead {

// A node a line, a space of indent a level; ends with a newline.
std::string outline(const rego::Module& module);

}  // namespace bulkhead
