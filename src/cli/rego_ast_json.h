#pragma once
// A module's syntax tree as JSON, in opa's shape (`opa parse --format json`), and as the indented outline of `opa
// parse`.

#include <string>

#include "cli/rego_json.h"
#include "rego/syntax/ast.h"

namespace bulkhead {

void write_module(JsonText& out, const rego::Module& module);

// A node a line, a space of indent a level; ends with a newline.
std::string outline(const rego::Module& module);

}  // namespace bulkhead
