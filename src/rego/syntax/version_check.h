#pragma once
// What a newer version of Rego refuses in a module that an older one accepts, beyond the grammar.

#include "rego/syntax/ast.h"
#include "rego/syntax/diagnostic.h"

namespace rego {

// Imports that shadow each other, names of root documents taken, deprecated functions, keywords as names of rules.
void check_for_v1(const Module& module, Diagnostics& diagnostics);
// "and" and "or" as names of rules and variables.
void check_for_v2(const Module& module, Diagnostics& diagnostics);

}  // namespace rego
