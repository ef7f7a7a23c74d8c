#pragma once
// Nodes as text, in the canonical form that messages quote: "not data.a.b[x]", "plus(x, 1)", "p contains x if { true
// }".

#include <string>

#include "rego/syntax/ast.h"

namespace rego {

std::string to_text(const Term& term);
// A ref by its items, as heads and packages hold it.
std::string to_text(const Terms& reference);
std::string to_text(const Expr& expr);
std::string to_text(const Body& body);
std::string to_text(const Head& head, RegoVersion version);
std::string to_text(const Rule& rule);
std::string to_text(const Import& import);
std::string to_text(const Module& module);

// What kind of value the term is, as messages call it: "string", "var", "setcomprehension", …
std::string_view value_name(const Term& term);

// The sign of an operator's function ("plus" is "+"); empty where the name is none of an operator.
std::string_view infix_of(std::string_view function);

}  // namespace rego
