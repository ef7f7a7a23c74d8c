#pragma once
// For passes that rewrite expressions: applies a function to every body of a rule, innermost first.

#include <functional>

#include "rego/compile/compilation.h"

namespace rego {

// `rewrite` may replace the body's expressions; it sees bodies inside its terms already rewritten.
void for_each_body(Body& body, const std::function<void(Body&)>& rewrite);
// Bodies inside the terms of a rule's head.
void for_each_head_body(Rule& rule, const std::function<void(Body&)>& rewrite);
// Applies `rewrite` to every term slot of the expression outside of inner bodies, children first.
void for_each_slot(Term*& slot, const std::function<void(Term*&)>& rewrite);
void for_each_slot(Expr& expr, const std::function<void(Term*&)>& rewrite);
void for_each_head_slot(Rule& rule, const std::function<void(Term*&)>& rewrite);

// {x | x = term}: empty where the term is undefined.
Term* set_of(Compilation& compilation, const AstBuilder& build, Term* term);

}  // namespace rego
