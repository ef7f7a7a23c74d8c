#pragma once
// What operators look like once they are written: which text would start with a brace or a union and so needs
// parentheses to be read back as what it is.

#include <string_view>

#include "rego/syntax/ast.h"

namespace rego {

// The sign of a call that is written between its operands ("+", "in"), or "".
std::string_view sign_of(const Term& call);
// "x | y"
bool is_union_call(const Term& term);
bool is_union(const Expr& expr);
bool starts_with_brace(const Expr& expr);
bool needs_parentheses_under_not(const Expr& expr);
// Of a bare operand of "and" or "or" (`parent`).
enum class Side : uint8_t { kLeft, kRight };
bool needs_parentheses_under(ExprKind parent, const Expr& expr, Side side);
// What is written first: of an infix call its left operand (the result, where one is assigned), of a chain of and, or
// its first operand. Null where that stands in braces or parentheses, or nothing is infix.
const Term* leading_operand(const Term& call);
const Expr* leading_operand(const Expr& logical);

}  // namespace rego
