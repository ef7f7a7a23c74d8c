// Arrays, sets, objects and their comprehensions. "[x | …" and "{x | …" are comprehensions before they are unions: only
// when the part behind the bar turns out to end in a comma is the whole read again as a list.

#include <utility>

#include "rego/syntax/parser_state.h"

namespace rego {

Term* ParserState::parse_array() {
  Term* array = new_term(TermKind::kArray, span_here());
  array = parse_array_items(array);
  if (!array) return nullptr;
  array->span.end = token().end;
  return sealed(array);
}

Term* ParserState::parse_array_items(Term* array) {
  advance();
  if (at(TokenKind::kRBrack)) return array;
  bool may_be_comprehension = true;
  if (at(TokenKind::kComma)) {  // a leading comma is tolerated, as it always was
    may_be_comprehension = false;
    advance();
  }
  const State start = save();
  Term* first = parse_term();
  if (!first) return nullptr;
  if (at(TokenKind::kOr) && may_be_comprehension) {
    array->items.push_back(first);
    if (finish_comprehension(TokenKind::kRBrack, TermKind::kArrayComprehension, *array)) return array;
    if (!at(TokenKind::kComma)) return nullptr;
    array->items.clear();
  }
  restore(start);
  return parse_term_list(TokenKind::kRBrack, array->items) ? array : nullptr;
}

// Stands at the bar.
bool ParserState::finish_comprehension(TokenKind end, TermKind kind, Term& into) {
  advance();
  Body* body = parse_body(end);
  if (!body) return false;
  into.kind = kind;
  into.body = std::move(*body);
  return true;
}

Term* ParserState::parse_set_or_object() {
  Term* term = parse_braces(new_term(TermKind::kSet, span_here()));
  if (!term) return nullptr;
  term->span.end = token().end;
  return sealed(term);
}

Term* ParserState::parse_braces(Term* term) {
  advance();
  if (at(TokenKind::kRBrace)) {
    term->kind = TermKind::kObject;
    return term;
  }
  bool may_be_comprehension = true;
  if (at(TokenKind::kComma)) {
    may_be_comprehension = false;
    advance();
  }
  const State start = save();
  Term* first = parse_term();
  if (!first) return nullptr;
  const bool is_bar = at(TokenKind::kOr) && may_be_comprehension;
  if (is_bar || at(TokenKind::kRBrace) || at(TokenKind::kComma)) {
    return parse_set(start, first, may_be_comprehension, *term) ? term : nullptr;
  }
  if (at(TokenKind::kColon)) return parse_object(first, may_be_comprehension, *term) ? term : nullptr;

  restore(start);
  first = parse_infix(KeyValue::kNo);
  if (!first) return nullptr;
  if (at(TokenKind::kRBrace) || at(TokenKind::kComma)) return parse_set(start, first, false, *term) ? term : nullptr;
  if (at(TokenKind::kColon)) return parse_object(first, may_be_comprehension, *term) ? term : nullptr;
  illegal("non-terminated set");
  return nullptr;
}

bool ParserState::parse_set(const State& start, Term* head, bool may_be_comprehension, Term& into) {
  into.items.push_back(head);
  if (at(TokenKind::kRBrace)) return true;
  if (at(TokenKind::kComma)) {
    advance();
    return parse_term_list(TokenKind::kRBrace, into.items);
  }
  if (may_be_comprehension) {
    if (finish_comprehension(TokenKind::kRBrace, TermKind::kSetComprehension, into)) return true;
    if (!at(TokenKind::kComma)) return false;
  }
  into.items.clear();
  restore(start);
  return parse_term_list(TokenKind::kRBrace, into.items);
}

// Stands at the colon.
bool ParserState::parse_object(Term* key, bool may_be_comprehension, Term& into) {
  into.kind = TermKind::kObject;
  advance();
  const State start = save();
  Term* value = parse_term();
  if (!value) return false;
  if (may_be_comprehension) {
    if (at(TokenKind::kRBrace) || at(TokenKind::kComma)) return finish_object(key, value, true, into);
    if (at(TokenKind::kOr)) {
      if (finish_object(key, value, true, into)) return true;
      if (!at(TokenKind::kComma)) return false;
      into.items.clear();
    }
  }
  restore(start);
  value = parse_infix(KeyValue::kNo);
  if (!value) return false;
  if (at(TokenKind::kRBrace) || at(TokenKind::kComma)) return finish_object(key, value, false, into);
  illegal("non-terminated object");
  return false;
}

bool ParserState::finish_object(Term* key, Term* value, bool may_be_comprehension, Term& into) {
  into.items.push_back(key);
  into.items.push_back(value);
  if (at(TokenKind::kRBrace)) return true;
  if (at(TokenKind::kComma)) {
    advance();
    return parse_pair_list(into.items);
  }
  return may_be_comprehension && finish_comprehension(TokenKind::kRBrace, TermKind::kObjectComprehension, into);
}

// Items up to `end`, which stays the current token. A comma may stand before it.
bool ParserState::parse_term_list(TokenKind end, Terms& into) {
  while (!at(end)) {
    Term* term = parse_infix(KeyValue::kNo);
    if (!term) return false;
    into.push_back(term);
    if (at(end)) return true;
    if (!at(TokenKind::kComma)) {
      illegal("expected \",\" or \"" + std::string(token_name(end)) + "\"");
      return false;
    }
    advance();
  }
  return true;
}

bool ParserState::parse_pair_list(Terms& into) {
  while (!at(TokenKind::kRBrace)) {
    Term* key = parse_infix(KeyValue::kNo);
    if (!key) return false;
    if (!at(TokenKind::kColon)) {
      illegal("expected \":\"");
      return false;
    }
    advance();
    Term* value = parse_infix(KeyValue::kNo);
    if (!value) return false;
    into.push_back(key);
    into.push_back(value);
    if (at(TokenKind::kRBrace)) return true;
    if (!at(TokenKind::kComma)) {
      illegal("expected \",\" or \"}\"");
      return false;
    }
    advance();
  }
  return true;
}

}  // namespace rego
