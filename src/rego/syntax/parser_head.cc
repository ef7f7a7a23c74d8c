// Heads of rules: a name or ref, arguments, "contains key", "= value" or ":= value".

#include <utility>

#include "rego/syntax/parser_state.h"
#include "rego/syntax/print.h"

namespace rego {

// kNo where what stands here can be no head.
ParserState::Parsed ParserState::parse_head(Head& head, bool is_default) {
  const uint32_t start = begin();
  Term* name = parse_head_name();
  if (!name) return Parsed::kFailed;
  if (name->kind == TermKind::kCall) {
    head.has_args = true;
    head.args.assign(name->items.begin() + 1, name->items.end());
    name = name->items[0];
  }
  if (name->kind == TermKind::kRef) {
    head.reference = name->items;
  } else if (name->kind == TermKind::kVar) {
    head.reference.push_back(name);
  }
  if (head.reference.empty() || head.reference[0]->kind != TermKind::kVar) return Parsed::kNo;

  const bool is_good = at(TokenKind::kContains) ? parse_head_key(head) : parse_head_value(head, is_default);
  if (!is_good) return Parsed::kFailed;
  head.span = span_from(start);
  const bool needs_value = !head.value && !head.key && (head.reference.size() != 2 || !head.args.empty());
  if (needs_value) {
    head.is_value_generated = true;
    head.value = scalar(Value::boolean(true), {});
  }
  return Parsed::kYes;
}

// As a term, but white space may stand before "[" and "(", and an operator may not follow at once.
Term* ParserState::parse_head_name() {
  Term* name = parse_var();
  advance();
  if (!token().space_before && kind() >= TokenKind::kAdd && kind() <= TokenKind::kLte && !at(TokenKind::kUnify) &&
      !at(TokenKind::kAssign)) {
    illegal();
    return nullptr;
  }
  const bool goes_on = at(TokenKind::kLParen) || at(TokenKind::kDot) || at(TokenKind::kLBrack);
  Term* head = goes_on ? parse_ref(name) : single_ref(name);
  if (!head) illegal("expected rule head name");
  return head;
}

// "contains key"
bool ParserState::parse_head_key(Head& head) {
  const std::string example = "(e.g., " + to_text(head.reference) + " contains <VALUE> { ... })";
  head.has_contains = true;
  if (!head.args.empty()) {
    illegal("the contains keyword can only be used with multi-value rule definitions " + example);
    return false;
  }
  advance();
  head.key = parse_infix();
  if (!head.key) illegal("expected rule key term " + example);
  return head.key != nullptr;
}

bool ParserState::parse_head_value(Head& head, bool is_default) {
  if (!at(TokenKind::kUnify) && !at(TokenKind::kAssign)) return true;
  head.is_assign = at(TokenKind::kAssign);
  advance();
  head.value = parse_infix();
  if (head.value) return true;
  const std::string name = to_text(head.reference);
  if (!head.is_assign) {
    illegal("expected rule value term (e.g., " + name + "[<nil>] = <VALUE> { ... })");
  } else if (!head.args.empty()) {
    illegal("expected function value term (e.g., " + name + "(...) := <VALUE> { ... })");
  } else if (is_default) {
    illegal("expected default rule value term (e.g., default " + name + " := <VALUE>)");
  } else {
    illegal("expected rule value term (e.g., " + name + " := <VALUE> { ... })");
  }
  return false;
}

}  // namespace rego
