// Bodies and the expressions in them: not, some, every, with, unification and assignment.

#include <utility>

#include "rego/syntax/parser_state.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

// Which member function the term calls: 2 for "v in xs", 3 for "k, v in xs", 0 for none.
int member_arity(const Term& term) {
  if (term.kind != TermKind::kCall) return 0;
  const std::string name = to_text(*term.items[0]);
  return name == "internal.member_2" ? 2 : name == "internal.member_3" ? 3 : 0;
}

}  // namespace

Body* ParserState::parse_body(TokenKind end) {
  const Nesting nesting(*this);
  return nesting.ok() ? parse_query(end, false) : nullptr;
}

// Expressions, separated by ";" or new lines, up to `end`, which stays the current token.
Body* ParserState::parse_query(TokenKind end, bool one_expression_suffices) {
  if (at(end)) {
    error(span_here(), "found empty body");
    return nullptr;
  }
  Body* body = new_body(nullptr);
  while (true) {
    Expr* expr = parse_literal();
    if (!expr) return nullptr;
    body->push_back(expr);
    if (at(TokenKind::kSemicolon)) {
      advance();
      continue;
    }
    if (at(end) || one_expression_suffices) return body;
    if (token().newline_before) continue;
    if (!has_errors()) {
      hint_missing_infix_keyword();
      illegal("expected \\n or ; or " + std::string(token_name(end)));
    }
    return nullptr;
  }
}

Expr* ParserState::parse_literal() {
  const Nesting nesting(*this);
  if (!nesting.ok()) return nullptr;
  const uint32_t start = begin();
  Expr* expr = parse_literal_inner();
  if (!expr) return nullptr;
  expr->span = span_from(start);
  if (expr->kind == ExprKind::kNot && !expr->is_explicit_left) {
    for (Expr* inner : expr->body) inner->span = expr->span;
  }
  return sealed(expr);
}

Expr* ParserState::parse_literal_inner() {
  if (at(TokenKind::kLBrace) && logical_active()) {
    Expr* expr = nullptr;
    if (try_braced_operand(expr) != Group::kNone) return expr;
  }
  if (at(TokenKind::kLParen) && logical_active()) {
    Operand group;
    const Group found = parse_group(LogicalContext::kStatement, "", group);
    if (found == Group::kFailed) return nullptr;
    if (found == Group::kFound) return fold_logical(group);
  }
  if (take_keyword_as_name()) return parse_plain_literal(std::nullopt);

  std::optional<Span> negation;
  if (is_negated()) {
    negation = span_here();
    advance();
  }
  if (negation && not_bodies_ && at(TokenKind::kLBrace)) {
    Expr* expr = parse_not_body(*negation);
    return expr ? fold_logical({new_body(expr), false, expr->span}) : nullptr;
  }
  if (at(TokenKind::kSome) || at(TokenKind::kEvery)) {
    if (!negation) return at(TokenKind::kSome) ? parse_some() : parse_every();
    illegal(at(TokenKind::kSome) ? "illegal negation of 'some'" : "illegal negation of 'every'");
    return nullptr;
  }
  return parse_plain_literal(negation);
}

Expr* ParserState::parse_plain_literal(std::optional<Span> negation) {
  if (negation && not_bodies_ && at(TokenKind::kLParen)) {
    Operand group;
    const Group found = parse_group(LogicalContext::kOperand, "not ", group);
    if (found == Group::kFailed) return nullptr;
    if (found == Group::kFound) {
      Expr* expr = negate_operand(group, *negation);
      return expr ? fold_logical({new_body(expr), false, expr->span}) : nullptr;
    }
  }
  const State start = save();
  Expr* expr = parse_expr();
  if (!expr) return nullptr;
  const Span with = span_here();
  const bool has_with = at(TokenKind::kWith);
  if (!parse_withs_if_any(*expr)) return nullptr;
  hint_missing_every(*expr, start);

  if (negation && not_bodies_) {
    AstVector<With> withs = std::move(expr->with);
    expr->with = AstVector<With>(&arena_);
    expr = negate_operand({new_body(sealed(expr)), false, expr->span}, *negation);
    if (!expr) return nullptr;
    expr->with = std::move(withs);
  } else {
    expr->negated = negation.has_value();
  }
  if (!at_logical()) return expr;
  if (has_with) {
    report_with_on_operand(with, token_name(kind()));
    return nullptr;
  }
  if (!negation && expr->span.text().starts_with('{')) {
    const bool is_empty =
        expr->kind == ExprKind::kTerm && expr->term->kind == TermKind::kObject && expr->term->items.empty();
    if (is_empty) {
      error(expr->span, "found empty body");
    } else {
      report_brace_operand(expr->span, expr->span.text(), token_name(kind()));
    }
    return nullptr;
  }
  return fold_logical({new_body(sealed(expr)), false, expr->span});
}

Expr* ParserState::parse_expr() {
  const uint32_t start = begin();
  Term* left = parse_infix();
  if (!left) return nullptr;
  Expr* expr = new_expr(ExprKind::kTerm, {});
  expr->term = left;
  if (at(TokenKind::kAssign) || at(TokenKind::kUnify)) {
    Term* op = operator_ref(token_name(kind()), span_here());
    advance();
    Term* right = parse_infix();
    expr->term = right ? infix_call(op, {left, right}) : nullptr;
  }
  if (!expr->term) return nullptr;
  expr->span = span_from(start);
  return sealed(expr);
}

bool ParserState::parse_withs(Expr& expr) {
  while (at(TokenKind::kWith)) {
    With with{nullptr, nullptr, span_here()};
    advance();
    if (!at(TokenKind::kIdent)) {
      illegal("expected ident");
      return false;
    }
    with.target = parse_term();
    if (!with.target) return false;
    if (with.target->kind != TermKind::kRef && with.target->kind != TermKind::kVar) {
      illegal("expected with target path");
      return false;
    }
    if (!at(TokenKind::kAs)) {
      illegal("expected as keyword");
      return false;
    }
    advance();
    with.value = parse_infix();
    if (!with.value) return false;
    with.span = span_from(with.span.begin);
    expr.with.push_back(with);
  }
  return true;
}

// "some v in xs", "some k, v in xs" or "some x, y".
Expr* ParserState::parse_some() {
  Expr* expr = new_expr(ExprKind::kSome, span_here());
  const State start = save();
  advance();
  Term* term = parse_infix();
  if (!term || term->kind != TermKind::kCall) {
    restore(start);
    return parse_some_variables(expr);
  }
  const int arity = member_arity(*term);
  if (arity == 0) {
    illegal("expected `x in xs` or `x, y in xs` expression");
    return nullptr;
  }
  expr->terms.push_back(term);
  return parse_withs_if_any(*expr) ? expr : nullptr;
}

Expr* ParserState::parse_some_variables(Expr* expr) {
  if (version_ == RegoVersion::kV0 && !is_active(TokenKind::kIn)) {
    const State start = save();
    advance();
    const bool is_member = probe_member();
    restore(start);
    if (is_member) hint("`import future.keywords.in` for `some x in xs` expressions");
  }
  do {
    advance();
    if (!at(TokenKind::kIdent)) {
      illegal("expected var");
      return nullptr;
    }
    expr->terms.push_back(parse_var());
    advance();
  } while (at(TokenKind::kComma));
  return expr;
}

Expr* ParserState::parse_every() {
  Expr* expr = new_expr(ExprKind::kEvery, span_here());
  advance();
  Term* term = parse_infix();
  if (!term) return nullptr;
  const int arity = member_arity(*term);
  if (arity == 0) {
    illegal("expected `x[, y] in xs { ... }` expression");
    return nullptr;
  }
  const Terms& items = term->items;
  expr->domain = items.back();
  expr->value = items[items.size() - 2];
  if (arity == 3) expr->key = items[1];
  if (expr->key && expr->key->kind != TermKind::kVar) {
    illegal("expected key to be a variable");
    return nullptr;
  }
  if (expr->value->kind != TermKind::kVar) {
    illegal("expected value to be a variable");
    return nullptr;
  }
  if (!at(TokenKind::kLBrace)) {
    illegal("missing body");
    return nullptr;
  }
  if (!parse_braced_body(expr->body)) return nullptr;
  return parse_withs_if_any(*expr) ? expr : nullptr;
}

// Whether the text here would say "x in xs" if all keywords of the future were known. Only to word a hint: the caller
// goes back.
bool ParserState::probe_member() {
  const uint64_t keywords = keywords_;
  if (!start_probe()) return false;
  const Term* term = parse_infix();
  end_probe(keywords);
  return term && member_arity(*term) != 0;
}

bool ParserState::start_probe() {
  if (is_probing_ || probes_left_ == 0) return false;
  --probes_left_;
  is_probing_ = true;
  probe_memo_.assign(memo_.size(), Memo{});
  std::swap(probe_memo_, memo_);
  for (const TokenKind word : {TokenKind::kIn, TokenKind::kEvery, TokenKind::kContains, TokenKind::kIf}) activate(word);
  now_.kind = classify(token());
  return true;
}

void ParserState::end_probe(uint64_t keywords) {
  std::swap(probe_memo_, memo_);
  keywords_ = keywords;
  is_probing_ = false;
}

// An expression is followed by a word that an import would make an operator, or by the comma of "k, v in xs".
void ParserState::hint_missing_infix_keyword() {
  if (!now_.hints.empty()) return;
  if (at(TokenKind::kIdent)) {
    const std::string word(text());
    if (word == "in") hint("`import future.keywords.in` for `x in xs` expressions");
    if (word == "and" || word == "or") {
      hint("`import future.keywords." + word + "` for `x " + word + " y` expressions");
    }
    return;
  }
  if (!at(TokenKind::kComma)) return;
  const State start = save();
  advance();
  const bool is_member = probe_member();
  restore(start);
  if (is_member) hint("`import future.keywords.in` for `x in xs` expressions");
}

// In v0 without the import, "every x in xs { … }" starts with a variable named every.
void ParserState::hint_missing_every(const Expr& expr, const State& start) {
  const bool is_every = expr.kind == ExprKind::kTerm && expr.term->kind == TermKind::kVar && expr.term->name == "every";
  if (!is_every || version_ != RegoVersion::kV0) return;
  const State here = save();
  const uint64_t keywords = keywords_;
  restore(start);
  bool is_good = false;
  if (start_probe()) {
    is_good = parse_every() != nullptr;
    end_probe(keywords);
  }
  restore(here);
  if (is_good) hint("`import future.keywords.every` for `every x in xs { ... }` expressions");
}

}  // namespace rego
