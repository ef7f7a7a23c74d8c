// The keywords that future.keywords brings: "not { … }", "a and b", "a or b". Their operands are expressions, braces
// with a body, or parentheses around such an expression; "and" binds tighter than "or", "not" tighter than both.
//
// Braces and parentheses are ambiguous here: "{x}" may be a set, "(x)" a term. They are read as operands first and
// given back to the term parser where that does not work out.

#include <utility>

#include "rego/syntax/parser_state.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

bool is_logical(const Body& body) {
  return body.size() == 1 && (body[0]->kind == ExprKind::kAnd || body[0]->kind == ExprKind::kOr);
}

bool is_negation(const Body& body) { return body.size() == 1 && (body[0]->negated || body[0]->kind == ExprKind::kNot); }

bool is_print(const Expr& expr) {
  const bool is_call = expr.kind == ExprKind::kTerm && expr.term->kind == TermKind::kCall;
  return is_call && !expr.negated && to_text(*expr.term->items[0]) == "print";
}

}  // namespace

// "not" followed by "." or "[" is a name.
bool ParserState::is_negated() const { return at(TokenKind::kNot) && !is_reference_start(); }

ParserState::Group ParserState::try_braced_operand(Expr*& expr) {
  const State start = save();
  Operand operand{nullptr, true, span_here()};
  advance();
  operand.body = parse_body(TokenKind::kRBrace);
  if (operand.body) advance();
  if (!operand.body || !at_logical()) {
    restore(start);
    return Group::kNone;
  }
  if (is_ambiguous_union(*operand.body)) {
    report_ambiguous_union(operand.span, *operand.body, "");
    return Group::kFailed;
  }
  expr = fold_logical(operand);
  return expr ? Group::kFound : Group::kFailed;
}

Expr* ParserState::fold_logical(Operand left) {
  Expr* expr = at_logical() ? logical_chain(left) : left.body->front();
  if (!expr || !parse_withs_if_any(*expr)) return nullptr;
  return expr;
}

// left { and … } { or … }
Expr* ParserState::logical_chain(Operand left) {
  const Nesting nesting(*this);
  if (!nesting.ok()) return nullptr;
  if (at(TokenKind::kLogicalAnd) && !fold_and(left)) return nullptr;
  while (at(TokenKind::kLogicalOr)) {
    advance();
    Operand right;
    if (!parse_operand("or", right)) return nullptr;
    if (at(TokenKind::kLogicalAnd) && !fold_and(right)) return nullptr;
    if (!join_logical(ExprKind::kOr, left, right)) return nullptr;
  }
  return left.body->front();
}

bool ParserState::fold_and(Operand& left) {
  while (at(TokenKind::kLogicalAnd)) {
    advance();
    Operand right;
    if (!parse_operand("and", right) || !join_logical(ExprKind::kAnd, left, right)) return false;
  }
  return true;
}

// Replaces `left` by the whole.
bool ParserState::join_logical(ExprKind kind, Operand& left, const Operand& right) {
  const std::string_view op = kind == ExprKind::kAnd ? "and" : "or";
  check_void_operand(*left.body, op);
  check_void_operand(*right.body, op);
  Expr* expr = new_expr(kind, span_from(left.span.begin));
  expr->body = *left.body;
  expr->right = *right.body;
  expr->is_explicit_left = left.is_explicit;
  expr->is_explicit_right = right.is_explicit;
  if (!sealed(expr)) return false;
  left = {new_body(expr), false, expr->span};
  return true;
}

Expr* ParserState::negate_operand(const Operand& operand, Span negation) {
  if (!operand.body->front()) return nullptr;
  Expr* expr = new_expr(ExprKind::kNot, span_from(negation.begin));
  expr->body = *operand.body;
  expr->is_explicit_left = operand.is_explicit;
  return sealed(expr);
}

// Stands at the brace behind "not".
Expr* ParserState::parse_not_body(Span negation) {
  const State start = save();
  const Span brace = span_here();
  advance();
  const bool is_empty = at(TokenKind::kRBrace);
  Body* body = parse_body(TokenKind::kRBrace);
  if (!body) {
    if (is_empty) return nullptr;
    const State failed = save();
    restore(start);
    const Term* term = parse_infix();
    if (!term) {
      restore(failed);
      return nullptr;
    }
    const std::string operand(span_from(brace.begin).text());
    hint("write `not (" + operand + ")` to negate the value, or `not {" + operand + "}` for a body holding it");
    while (term->kind == TermKind::kCall && term->items.size() == 3) term = term->items[1];
    error(brace, "`{...}` in an operand position must contain expression(s), got: " + std::string(value_name(*term)));
    return nullptr;
  }
  advance();
  if (is_ambiguous_union(*body)) {
    report_ambiguous_union(brace, *body, "not ");
    return nullptr;
  }
  return negate_operand({body, true, brace}, negation);
}

// `op` is empty where the caller only tries.
bool ParserState::parse_operand(std::string_view op, Operand& operand) {
  if (at(TokenKind::kLBrace)) return parse_braced_operand(op, operand);
  std::optional<Span> negation;
  if (is_negated()) {
    negation = span_here();
    advance();
  }
  if (negation && not_bodies_ && at(TokenKind::kLBrace)) {
    Expr* expr = parse_not_body(*negation);
    if (expr) operand = {new_body(expr), false, expr->span};
    return expr != nullptr;
  }
  if (at(TokenKind::kLParen) && logical_active() && (!negation || not_bodies_)) {
    const Group found = parse_group(LogicalContext::kOperand, negation ? "not " : "", operand);
    if (found == Group::kFailed) return false;
    if (found == Group::kFound) return !negation || wrap_negation(operand, *negation);
  }
  Expr* expr = parse_expr();
  if (!expr) return false;
  operand = {new_body(expr), false, expr->span};
  if (!negation) return true;
  if (not_bodies_) return wrap_negation(operand, *negation);
  expr->negated = true;
  return true;
}

bool ParserState::wrap_negation(Operand& operand, Span negation) {
  Expr* expr = negate_operand(operand, negation);
  if (expr) operand = {new_body(expr), false, expr->span};
  return expr != nullptr;
}

bool ParserState::parse_braced_operand(std::string_view op, Operand& operand) {
  const State start = save();
  operand = {nullptr, true, span_here()};
  advance();
  const bool is_empty = at(TokenKind::kRBrace);
  operand.body = parse_body(TokenKind::kRBrace);
  if (operand.body) {
    advance();
    // Said, but not fatal: a group that turns out to be a term takes it back.
    if (is_ambiguous_union(*operand.body)) report_ambiguous_union(operand.span, *operand.body, "");
    return true;
  }
  if (is_empty || op.empty()) return false;
  const State failed = save();
  restore(start);
  if (parse_infix()) {
    report_brace_operand(operand.span, span_from(operand.span.begin).text(), op);
  } else {
    restore(failed);
  }
  return false;
}

// Parentheses around and, or, not. kNone leaves everything as it was.
ParserState::Group ParserState::parse_group(LogicalContext context, std::string_view prefix, Operand& operand) {
  const Nesting nesting(*this);
  if (!nesting.ok()) return Group::kFailed;
  const State start = save();
  const Span open = span_here();
  advance();
  if (at(TokenKind::kRParen)) {
    if (context == LogicalContext::kOperand) {
      error(open, "empty parenthesized group");
      return Group::kFailed;
    }
    restore(start);
    return Group::kNone;
  }
  if (!parse_operand("", operand)) {
    restore(start);
    return Group::kNone;
  }
  return finish_group(context, prefix, start, open, operand);
}

ParserState::Group ParserState::finish_group(LogicalContext context, std::string_view prefix, const State& start,
                                             Span open, Operand& operand) {
  if (at_logical()) {
    Expr* expr = logical_chain(operand);
    if (!expr || !parse_withs_if_any(*expr) || !sealed(expr)) return Group::kFailed;
    operand = {new_body(expr), false, open};
    return close_group(operand, open) ? Group::kFound : Group::kFailed;
  }
  if (at(TokenKind::kWith) && !operand.is_explicit && operand.body->size() == 1) {
    return group_with(context, start, open, operand);
  }
  if (operand.is_explicit) return group_braces(prefix, start, open, operand);
  if (is_logical(*operand.body) || is_negation(*operand.body)) {
    return close_group(operand, open) ? Group::kFound : Group::kFailed;
  }
  restore(start);
  return Group::kNone;
}

// "(a with input as x)"
ParserState::Group ParserState::group_with(LogicalContext context, const State& start, Span open, Operand& operand) {
  const Span with = span_here();
  Expr* expr = operand.body->front();
  if (!parse_withs(*expr) || !sealed(expr)) return Group::kFailed;
  if (at_logical()) {
    report_with_on_operand(with, token_name(kind()));
    return Group::kFailed;
  }
  operand.is_explicit = false;
  if (!close_group(operand, open)) return Group::kFailed;
  if (context == LogicalContext::kOperand || at_logical()) return Group::kFound;
  restore(start);
  return Group::kNone;
}

// "({…})": parentheses hold a value, not a body. Where the braces can be a value, the term parser reads them.
ParserState::Group ParserState::group_braces(std::string_view prefix, const State& start, Span open,
                                             const Operand& operand) {
  const std::string braces(span_from(operand.span.begin).text());
  restore(start);
  advance();
  const bool is_term = parse_term() != nullptr;
  restore(start);
  if (is_term) return Group::kNone;
  hint("drop the parens to keep the body: `" + std::string(prefix) + braces + "`");
  error(open, "`(...)` in an operand position cannot contain a body");
  return Group::kFailed;
}

bool ParserState::close_group(Operand& operand, Span open) {
  if (!at(TokenKind::kRParen)) {
    error(span_here(), "expected ) to close parenthesized group");
    return false;
  }
  advance();
  operand.span = span_from(open.begin);
  return true;
}

// "{a | b}" reads as a comprehension to people and as a body with a union to the grammar.
bool ParserState::is_ambiguous_union(const Body& body) const {
  const Expr& first = *body.front();
  if (first.kind != ExprKind::kTerm || first.term->kind != TermKind::kCall) return false;
  const Term& op = *first.term->items[0];
  return op.span.text() == "|" && !first.span.text().starts_with('(');
}

void ParserState::report_ambiguous_union(Span open, const Body& body, std::string_view prefix) {
  const std::string braces(span_from(open.begin).text());
  const Span& first = body.front()->span;
  const size_t lead = first.begin - open.begin;
  std::string united = braces;
  if (lead + first.text().size() <= braces.size()) {
    united = braces.substr(0, lead) + "(" + std::string(first.text()) + ")" + braces.substr(lead + first.text().size());
  }
  const std::string before(prefix);
  hint("write `" + before + "(" + braces + ")` for the comprehension, or `" + before + united + "` for the set union");
  error(open,
        "ambiguous `{ ... | ... }` operand: read as a body holding a set-union expression, not as a comprehension");
}

// print(…) never fails, so an operand of nothing else decides nothing.
void ParserState::check_void_operand(const Body& body, std::string_view op) {
  for (const Expr* expr : body) {
    if (!is_print(*expr)) return;
  }
  hint(
      "`print` produces no value and always succeeds, so the operand can never fail; move it out of the operand, or "
      "add an "
      "expression that can fail");
  error(body.front()->span, "operand of `" + std::string(op) + "` cannot consist only of calls to `print`");
}

void ParserState::report_with_on_operand(Span with, std::string_view op) {
  hint("Wrap the operand in `(...)` or `{...}` to scope, or move `with` after the `" + std::string(op) +
       "` expression to apply it to the whole expression");
  error(with, "`with` modifier is not allowed on operand of `" + std::string(op) + "`");
}

void ParserState::report_brace_operand(Span span, std::string_view operand, std::string_view op) {
  const std::string word(op);
  hint("wrap the operand to keep the value: `(" + std::string(operand) + ") " + word + " ...`");
  error(span, "operand of `" + word + "` cannot begin with `{` unless the braces hold a body");
}

}  // namespace rego
