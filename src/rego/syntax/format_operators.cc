// Questions about how an expression will be written, asked before it is.

#include "rego/syntax/format_operators.h"

#include "rego/syntax/print.h"

namespace rego {
namespace {

constexpr size_t kBinary = 3;  // operator and two operands

bool is_logical(const Expr& expr) { return expr.kind == ExprKind::kAnd || expr.kind == ExprKind::kOr; }

bool starts_with_brace(const Term& term) {
  switch (term.kind) {
    case TermKind::kSet:  // the empty one is set()
      return !term.items.empty();
    case TermKind::kObject:
    case TermKind::kSetComprehension:
    case TermKind::kObjectComprehension:
      return true;
    case TermKind::kRef:
      return starts_with_brace(*term.items[0]);
    case TermKind::kCall:
      return !sign_of(term).empty() && term.items.size() == kBinary && starts_with_brace(*term.items[1]);
    default:
      return false;
  }
}

}  // namespace

std::string_view sign_of(const Term& call) {
  const Term& op = *call.items[0];
  if (op.kind == TermKind::kVar) return infix_of(op.name);
  if (op.kind != TermKind::kRef || op.items[0]->kind != TermKind::kVar) return {};
  if (op.items.size() == 1) return infix_of(op.items[0]->name);
  if (op.items.size() != 2 || op.items[0]->name != "internal" || op.items[1]->kind != TermKind::kScalar) return {};
  const Value& name = op.items[1]->scalar;
  const bool is_member = name.is_string() && (name.as_string() == "member_2" || name.as_string() == "member_3");
  return is_member ? "in" : std::string_view{};
}

bool is_union_call(const Term& term) { return term.kind == TermKind::kCall && sign_of(term) == "|"; }

bool is_union(const Expr& expr) {
  return expr.kind == ExprKind::kTerm && is_union_call(*expr.term) && expr.term->items.size() == kBinary;
}

bool starts_with_brace(const Expr& expr) {
  if (expr.kind != ExprKind::kTerm) return false;
  if (expr.term->kind != TermKind::kCall) return starts_with_brace(*expr.term);
  const Term* lead = leading_operand(*expr.term);
  return lead && starts_with_brace(*lead);
}

bool needs_parentheses_under_not(const Expr& expr) {
  return !expr.with.empty() || is_logical(expr) || expr.kind == ExprKind::kNot || starts_with_brace(expr);
}

bool needs_parentheses_under(ExprKind parent, const Expr& expr, Side side) {
  if (!expr.with.empty()) return true;
  if (expr.kind == ExprKind::kOr) return parent == ExprKind::kAnd || side == Side::kRight;
  if (expr.kind == ExprKind::kAnd) return parent == ExprKind::kAnd && side == Side::kRight;
  return starts_with_brace(expr);
}

const Term* leading_operand(const Term& call) {
  const std::string_view sign = sign_of(call);
  if (sign.empty()) return nullptr;
  const bool is_member_3 = sign == "in" && to_text(*call.items[0]) == "internal.member_3";
  const size_t arity = is_member_3 ? 3 : 2;
  if (call.items.size() == arity + 1) return call.items[1];
  return call.items.size() == arity + 2 ? call.items.back() : nullptr;
}

const Expr* leading_operand(const Expr& logical) {
  if (logical.is_explicit_left || logical.body.size() != 1) return nullptr;
  const Expr& left = *logical.body[0];
  if (needs_parentheses_under(logical.kind, left, Side::kLeft)) return nullptr;
  return is_logical(left) ? leading_operand(left) : &left;
}

}  // namespace rego
