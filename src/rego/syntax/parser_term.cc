// Terms: scalars, variables, refs, calls, parentheses, template strings. A ref or call goes on only where ".", "[" or
// "(" follows without white space: "x [1]" is two things.

#include <utility>

#include "base/limits.h"
#include "rego/syntax/parser_state.h"
#include "rego/syntax/print.h"
#include "rego/syntax/string_literal.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

bool may_head_ref(TermKind kind) {
  return kind != TermKind::kScalar && kind != TermKind::kRef && kind != TermKind::kTemplateString;
}

bool is_root(std::string_view name) { return name == "data" || name == "input"; }

bool is_call_of(const Term& term, std::string_view name) {
  if (term.kind != TermKind::kCall || term.items[0]->kind != TermKind::kRef) return false;
  const Terms& op = term.items[0]->items;
  return op.size() == 1 && op[0]->kind == TermKind::kVar && op[0]->name == name;
}

}  // namespace

// What a place holds never changes, so the second try at it costs nothing.
Term* ParserState::parse_term() {
  const uint32_t position = now_.position;
  const TokenKind first = kind();
  if (const Memo& known = memo_[position]; known.position != 0 && known.kind == kind()) {
    if (known.failure != 0) {
      restore(failures_[known.failure - 1]);
      return nullptr;
    }
    now_.position = known.position;
    now_.wildcards = known.wildcards;
    now_.kind = classify(token());
    return known.term;
  }
  Term* term = nullptr;
  {
    const Nesting nesting(*this);
    if (nesting.ok()) term = parse_term_uncached();
  }
  Memo& memo = memo_[position];
  memo = {term, now_.position, now_.wildcards, 0, first};
  if (!term || at(TokenKind::kIllegal)) {
    if (term) {
      memo = {};
    } else {
      failures_.push_back(now_);
      memo.position = std::max(memo.position, 1u);
      memo.failure = static_cast<uint32_t>(failures_.size());
    }
  }
  return term;
}

Term* ParserState::parse_term_uncached() {
  const bool is_operator_word = at(TokenKind::kLogicalAnd) || at(TokenKind::kLogicalOr);
  if (is_operator_word && peek_kind() == TokenKind::kLParen && !peek().space_before) now_.kind = TokenKind::kIdent;

  std::optional<Span> unary_minus;
  Term* term = parse_term_start(unary_minus);
  if (term) term = finish_term(term);
  if (!term || !unary_minus) return term;
  Term* op = operator_ref("minus", *unary_minus);
  Term* zero = scalar(Value::integer(0), *unary_minus);
  return infix_call(op, {zero, term});
}

// Leaves the last token of the start as the current one.
Term* ParserState::parse_term_start(std::optional<Span>& unary_minus) {
  switch (kind()) {
    case TokenKind::kNull:
      return scalar(Value::null(), span_here());
    case TokenKind::kTrue:
      return scalar(Value::boolean(true), span_here());
    case TokenKind::kFalse:
      return scalar(Value::boolean(false), span_here());
    case TokenKind::kDot:
    case TokenKind::kNumber:
      return parse_number();
    case TokenKind::kString:
    case TokenKind::kRawString:
      return parse_string();
    case TokenKind::kTemplatePart:
    case TokenKind::kTemplateEnd:
    case TokenKind::kRawTemplatePart:
    case TokenKind::kRawTemplateEnd:
      return parse_template();
    case TokenKind::kIdent:
    case TokenKind::kContains:
      return parse_var();
    case TokenKind::kLBrack:
      return parse_array();
    case TokenKind::kLBrace:
      return parse_set_or_object();
    case TokenKind::kLParen:
      return parse_parenthesised();
    case TokenKind::kSub: {
      const TokenKind next = peek_kind();
      if (next != TokenKind::kIdent && next != TokenKind::kContains) return parse_number();
      unary_minus = span_here();
      advance();
      return parse_var();
    }
    default:
      illegal();
      return nullptr;
  }
}

Term* ParserState::parse_parenthesised() {
  const uint32_t open = begin();
  advance();
  Term* inner = parse_infix();
  if (!inner) return nullptr;
  if (at(TokenKind::kRParen)) {
    inner->text_begin = open;
    inner->text_end = token().end;
    return inner;
  }
  error(span_here(), "non-terminated expression");
  return nullptr;
}

Term* ParserState::parse_var() {
  const std::string_view name = text();
  return var(name == "_" ? next_wildcard() : name, span_here());
}

// [-][.]digits: the lexer reads digits with fraction and exponent as one token.
Term* ParserState::parse_number() {
  const uint32_t start = begin();
  std::string prefix;
  if (at(TokenKind::kSub)) {
    prefix = "-";
    advance();
    if (!at(TokenKind::kNumber) && !at(TokenKind::kDot)) {
      illegal("expected number");
      return nullptr;
    }
  }
  const bool starts_with_dot = at(TokenKind::kDot);
  if (starts_with_dot) {
    prefix += "0.";
    advance();
    if (!at(TokenKind::kNumber)) {
      illegal("expected number");
      return nullptr;
    }
  }
  const std::string_view digits = text();
  const bool leads_with_zero = !starts_with_dot && digits.size() > 1 && digits[0] == '0';
  if (leads_with_zero && digits[1] != '.' && (digits[1] | 0x20) != 'e') {
    illegal("expected number without leading zero");
    return nullptr;
  }
  const Value number = parse_number_text(prefix + std::string(digits));
  if (number.is_undefined()) {
    if (starts_with_dot && digits.find('.') != std::string_view::npos) {
      illegal("invalid float");
    } else {
      error(span_here(), "number too big");
    }
    return nullptr;
  }
  return scalar(number, {source_, start, token().end});
}

Value ParserState::parse_number_text(const std::string& text) { return rego::parse_number(arena_, text); }

Term* ParserState::parse_string() {
  const std::string_view literal = text();
  const std::string_view inner = literal.substr(1, literal.size() - 2);
  const bool is_raw = at(TokenKind::kRawString);
  if (is_raw || inner.find('\\') == std::string_view::npos) {
    Term* term = string(inner, span_here());
    term->is_multi_line = is_raw;
    return term;
  }
  const std::optional<std::string> unescaped = unescape_string(inner);
  if (unescaped) return string(*unescaped, span_here());
  error(span_here(), "illegal string literal: " + std::string(literal));
  return nullptr;
}

Term* ParserState::parse_template() {
  const Span start = span_here();
  if (version_ != RegoVersion::kV1) {
    error(start, "template strings are not supported by current capabilities");
    return nullptr;
  }
  Term* term = new_term(TermKind::kTemplateString, start);
  term->is_multi_line = at(TokenKind::kRawTemplatePart) || at(TokenKind::kRawTemplateEnd);
  while (true) {
    const std::string_view part = text();
    const size_t quote = token().opens_template ? 2 : 0;
    const std::optional<std::string> piece =
        unescape_template(part.substr(quote, part.size() - quote - 1), term->is_multi_line);
    if (!piece) {
      error(span_here(), "illegal template-string part: " + std::string(part));
      return nullptr;
    }
    if (!piece->empty()) {
      Expr* expr = new_expr(ExprKind::kTerm, span_here());
      expr->term = string(*piece, span_here());
      term->parts.push_back(sealed(expr));
    }
    if (at(TokenKind::kTemplateEnd) || at(TokenKind::kRawTemplateEnd)) break;
    if (!parse_template_expr(*term)) return nullptr;
  }
  term->span.end = token().end;
  return sealed(term);
}

// From one piece of text over "{expr}" to the next.
bool ParserState::parse_template_expr(Term& term) {
  advance();
  const bool has_comment = token().comment_before;
  Expr* expr = parse_literal();
  if (!expr) {
    error(span_here(), "invalid template-string expression");
    return false;
  }
  const bool is_call = expr->kind == ExprKind::kTerm && expr->term->kind == TermKind::kCall;
  const char* problem = nullptr;
  if (expr->negated) problem = "unexpected negation ('not') in template-string expression";
  if (is_call && is_call_of(*expr->term, "eq")) problem = "unexpected unification ('=') in template-string expression";
  if (is_call && is_call_of(*expr->term, "assign"))
    problem = "unexpected assignment (':=') in template-string expression";
  if (expr->kind == ExprKind::kEvery) problem = "unexpected 'every' in template-string expression";
  if (expr->kind == ExprKind::kSome) problem = "unexpected 'some' in template-string expression";
  if (problem) {
    error(expr->span, problem);
    return false;
  }
  // A scalar is as good as text: nothing about it can be undefined.
  const bool is_scalar = expr->kind == ExprKind::kTerm && expr->term->kind == TermKind::kScalar;
  if (is_scalar && !has_comment) expr->with.clear();
  term.parts.push_back(expr);
  if (!at(TokenKind::kRBrace)) {
    error(span_here(), "expected } to end template string expression");
    return false;
  }
  advance();
  const bool is_text = kind() >= TokenKind::kTemplatePart && kind() <= TokenKind::kRawTemplateEnd;
  if (!is_text) illegal();
  return is_text;
}

// "data" and "input" are refs even when they stand alone.
Term* ParserState::single_ref(Term* head) {
  if (head->kind != TermKind::kVar || !is_root(head->name)) return head;
  Term* ref = new_term(TermKind::kRef, head->span);
  ref->items.push_back(head);
  return sealed(ref);
}

Term* ParserState::finish_term(Term* head) {
  advance();
  const bool goes_on = at(TokenKind::kLParen) || at(TokenKind::kDot) || at(TokenKind::kLBrack);
  return goes_on && !token().space_before ? parse_ref(head) : single_ref(head);
}

// Stands at the first ".", "[" or "(".
Term* ParserState::parse_ref(Term* head) {
  while (head) {
    if (!may_head_ref(head->kind)) {
      error(head->span, "illegal ref (head cannot be " + std::string(value_name(*head)) + ")");
      return nullptr;
    }
    Term* ref = new_term(TermKind::kRef, head->span);
    ref->items.push_back(head);
    do {
      if (at(TokenKind::kLParen)) break;
      if (ref->items.size() > base::kNestingMax) {  // it would name what lies deeper than documents nest
        error(span_here(), "max parsing recursion depth exceeded");
        return nullptr;
      }
      if (!(at(TokenKind::kDot) ? parse_ref_dot(*ref) : parse_ref_bracket(*ref))) return nullptr;
    } while (!token().space_before && (at(TokenKind::kDot) || at(TokenKind::kLBrack) || at(TokenKind::kLParen)));
    ref->span.end = last_end();
    const bool is_call = at(TokenKind::kLParen) && (!token().space_before || ref->items.size() == 1);
    if (!is_call) return sealed(ref);
    head = parse_call(sealed(ref));
    const bool goes_on = (at(TokenKind::kDot) || at(TokenKind::kLBrack)) && !token().space_before;
    if (!goes_on) return head;
  }
  return nullptr;
}

bool ParserState::parse_ref_dot(Term& ref) {
  advance();
  if (token().space_before) {
    illegal_white_space("expected identifier");
    return false;
  }
  if (!at(TokenKind::kIdent) && !is_keyword(kind())) {
    illegal("expected identifier");
    return false;
  }
  ref.items.push_back(string(text(), span_here()));
  advance();
  return true;
}

bool ParserState::parse_ref_bracket(Term& ref) {
  advance();
  Term* operand = parse_infix();
  if (!operand) return false;
  if (!at(TokenKind::kRBrack)) {
    illegal("expected ]");
    return false;
  }
  ref.items.push_back(operand);
  advance();
  return true;
}

// Stands at "(".
Term* ParserState::parse_call(Term* op) {
  if (!op) return nullptr;
  advance();
  Terms items(&arena_);
  items.push_back(op);
  if (!parse_term_list(TokenKind::kRParen, items)) return nullptr;
  advance();
  const Span span = span_from(op->span.begin);
  const bool is_set =
      items.size() == 1 && op->items.size() == 1 && op->items[0]->kind == TermKind::kVar && op->items[0]->name == "set";
  return is_set ? new_term(TermKind::kSet, span) : call(std::move(items), span);
}

}  // namespace rego
