// Operators. All are left associative; from loose to tight: in, comparison, |, &, + -, * / %. Each becomes a call of
// the function behind it, placed where its left operand starts.

#include <initializer_list>
#include <utility>

#include "rego/syntax/parser_state.h"

namespace rego {
namespace {

constexpr int kComparison = 1;
constexpr int kNoOperator = 0;

int operator_level(TokenKind kind) {
  switch (kind) {
    case TokenKind::kEqual:
    case TokenKind::kNeq:
    case TokenKind::kLt:
    case TokenKind::kGt:
    case TokenKind::kLte:
    case TokenKind::kGte:
      return kComparison;
    case TokenKind::kOr:
      return 2;
    case TokenKind::kAnd:
      return 3;
    case TokenKind::kAdd:
    case TokenKind::kSub:
      return 4;
    case TokenKind::kMul:
    case TokenKind::kQuo:
    case TokenKind::kRem:
      return 5;
    default:
      return kNoOperator;
  }
}

}  // namespace

Term* ParserState::infix_call(Term* op, std::initializer_list<Term*> operands) {
  const uint32_t start = (*operands.begin())->span.begin;
  Terms items(&arena_);
  items.reserve(operands.size() + 1);
  items.push_back(op);
  items.insert(items.end(), operands.begin(), operands.end());
  Term* whole = call(std::move(items), span_from(start));
  const Term& left = **operands.begin();
  if (whole && left.text_end != 0) {
    whole->text_begin = left.text_begin;
    whole->text_end = whole->span.end;
  }
  return whole;
}

Term* ParserState::parse_binary(int level_min) {
  Term* left = parse_term();
  while (left) {
    const int level = operator_level(kind());
    if (level < level_min || level == kNoOperator) return left;
    Term* op = operator_ref(token_name(kind()), span_here());
    advance();
    Term* right = parse_binary(level + 1);
    left = right ? infix_call(op, {left, right}) : nullptr;
  }
  return nullptr;
}

Term* ParserState::parse_infix(KeyValue key_value) {
  Term* left = parse_binary(kComparison);
  if (!left) return nullptr;
  if (key_value == KeyValue::kYes && at(TokenKind::kComma)) {
    const State start = save();
    Term* found = parse_key_value_member(left);
    if (!found) restore(start);
    if (found) return at(TokenKind::kIn) ? parse_member(found) : found;
  }
  return parse_member(left);
}

// "k, v in xs", from the comma on.
Term* ParserState::parse_key_value_member(Term* key) {
  advance();
  Term* value = parse_binary(kComparison);
  if (!value || !at(TokenKind::kIn)) return nullptr;
  Term* op = operator_ref("internal.member_3", span_here());
  advance();
  Term* domain = parse_binary(kComparison);
  return domain ? infix_call(op, {key, value, domain}) : nullptr;
}

Term* ParserState::parse_member(Term* left) {
  take_keyword_as_name();
  while (left && at(TokenKind::kIn)) {
    Term* op = operator_ref("internal.member_2", span_here());
    advance();
    Term* right = parse_binary(kComparison);
    left = right ? infix_call(op, {left, right}) : nullptr;
    if (left) take_keyword_as_name();
  }
  return left;
}

}  // namespace rego
