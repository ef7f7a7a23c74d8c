// Copies of heads: else branches and further bodies repeat the head, and passes that rewrite one rule must not touch
// the other. `moved`, where given, is the place that every copied node gets. The number of copied nodes is bounded: a
// hostile text could repeat a long head often.

#include <utility>

#include "rego/syntax/parser_state.h"

namespace rego {

// Wildcards among the arguments become new ones.
bool ParserState::copy_head(const Head& from, Head& to, const Span* moved) {
  to.has_args = from.has_args;
  to.is_assign = from.is_assign;
  to.is_value_generated = from.is_value_generated;
  to.has_if = from.has_if;
  to.has_contains = from.has_contains;
  to.span = moved ? *moved : from.span;
  copy_terms(from.reference, to.reference, nullptr);
  copy_terms(from.args, to.args, moved);
  for (Term* arg : to.args) {
    if (arg->kind == TermKind::kVar && arg->name.starts_with('$')) arg->name = next_wildcard();
  }
  if (from.key) to.key = copy_term(from.key, moved);
  if (from.value) to.value = copy_term(from.value, moved);
  if (copies_left_ > 0) return true;
  error(span_here(), "rule head repeated too often: it is copied for every else and every further body");
  return false;
}

Term* ParserState::copy_term(const Term* term, const Span* moved) {
  Term* copy = new_term(term->kind, moved ? *moved : term->span);
  copy->is_multi_line = term->is_multi_line;
  copy->height = term->height;
  if (!moved) {
    copy->text_begin = term->text_begin;
    copy->text_end = term->text_end;
  }
  copy->scalar = term->scalar;
  copy->name = term->name;
  if (copies_left_ == 0) return copy;
  --copies_left_;
  copy_terms(term->items, copy->items, moved);
  copy_body(term->body, copy->body, moved);
  for (const Expr* part : term->parts) copy->parts.push_back(copy_expr(part, moved));
  return copy;
}

void ParserState::copy_terms(const Terms& from, Terms& to, const Span* moved) {
  to.reserve(from.size());
  for (const Term* term : from) to.push_back(copy_term(term, moved));
}

void ParserState::copy_body(const Body& from, Body& to, const Span* moved) {
  to.reserve(from.size());
  for (const Expr* expr : from) to.push_back(copy_expr(expr, moved));
}

Expr* ParserState::copy_expr(const Expr* expr, const Span* moved) {
  Expr* copy = new_expr(expr->kind, moved ? *moved : expr->span);
  copy->negated = expr->negated;
  copy->is_generated = expr->is_generated;
  copy->is_explicit_left = expr->is_explicit_left;
  copy->is_explicit_right = expr->is_explicit_right;
  copy->from_assignment = expr->from_assignment;
  copy->height = expr->height;
  const auto copy_optional = [&](const Term* term) { return term ? copy_term(term, moved) : nullptr; };
  copy->term = copy_optional(expr->term);
  copy->key = copy_optional(expr->key);
  copy->value = copy_optional(expr->value);
  copy->domain = copy_optional(expr->domain);
  copy_terms(expr->terms, copy->terms, moved);
  copy_body(expr->body, copy->body, moved);
  copy_body(expr->right, copy->right, moved);
  for (const With& with : expr->with) {
    copy->with.push_back({copy_term(with.target, moved), copy_term(with.value, moved), moved ? *moved : with.span});
  }
  return copy;
}

}  // namespace rego
