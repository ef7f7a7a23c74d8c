// Rules that start with a head and go on with a body: braces (v0), "if", else chains, further bodies for the same head,
// and defaults. What the head's brackets mean depends on what follows: "p[x] { … }" adds x to a set, "p[x] if …" is the
// entry x of an object.

#include <set>
#include <utility>

#include "base/limits.h"
#include "rego/syntax/parser_state.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

bool is_ground(const Term& term);

bool all_ground(const Terms& terms) {
  for (const Term* term : terms) {
    if (!is_ground(*term)) return false;
  }
  return true;
}

bool is_ground(const Term& term) {
  switch (term.kind) {
    case TermKind::kVar:
      return false;
    case TermKind::kArrayComprehension:
    case TermKind::kSetComprehension:
    case TermKind::kObjectComprehension:
    case TermKind::kTemplateString:
      return true;
    case TermKind::kRef: {  // data and input at the head count as known
      for (size_t i = 1; i < term.items.size(); ++i) {
        if (!is_ground(*term.items[i])) return false;
      }
      return true;
    }
    default:
      return all_ground(term.items);
  }
}

// "p[x] := v { … }" without "if" has a key for OPA, and so has "p[ref] if".
bool has_bracket_key(const Head& head) {
  if (head.reference.size() != 2 || !head.args.empty()) return false;
  return !head.has_if || head.reference[1]->kind == TermKind::kRef;
}

// An else without a body ends the chain.
bool is_last_else(const Rule& rule) { return rule.is_body_generated; }

bool is_reference_ground(const Terms& reference) {
  for (size_t i = 1; i < reference.size(); ++i) {
    if (!is_ground(*reference[i])) return false;
  }
  return true;
}

}  // namespace

ParserState::Parsed ParserState::parse_rules(std::vector<Statement>& statements) {
  Rule* rule = arena_.create<Rule>(&arena_);
  rule->span = span_here();
  take_keyword_as_name();
  if (at(TokenKind::kDefault)) return parse_default(*rule, statements);
  if (!at(TokenKind::kIdent)) return Parsed::kNo;
  Head& head = rule->head;
  if (const Parsed parsed = parse_head(head, false); parsed != Parsed::kYes) return parsed;

  const bool has_if = at(TokenKind::kIf);
  if (!settle_head(head, has_if)) return Parsed::kNo;
  if (const Parsed parsed = parse_rule_body(*rule, has_if); parsed != Parsed::kYes) return parsed;
  if (rule->is_body_generated) {
    add_rule(rule, statements);
    return Parsed::kYes;
  }
  if (at(TokenKind::kElse) && !take_keyword_as_name() && !parse_else_chain(*rule)) return Parsed::kFailed;
  rule->span = span_from(rule->span.begin);
  add_rule(rule, statements);
  return parse_chained_bodies(*rule, statements) ? Parsed::kYes : Parsed::kFailed;
}

void ParserState::add_rule(Rule* rule, std::vector<Statement>& statements) {
  Statement statement{Statement::Kind::kRule, rule->span};
  statement.rule = rule;
  statements.push_back(statement);
}

// Decides what a head of two parts is, now that it is known whether "if" follows. False: no head after all.
bool ParserState::settle_head(Head& head, bool has_if) {
  head.has_if = has_if;
  if (has_if && !head.has_contains && !head.value) {
    head.is_value_generated = true;
    head.value = scalar(Value::boolean(true), head.span);
  }
  if (has_if || head.has_contains || !head.args.empty() || head.reference.size() != 2 || head.value) return true;
  head.key = head.reference[1];
  head.reference.pop_back();
  return true;
}

ParserState::Parsed ParserState::parse_rule_body(Rule& rule, bool has_if) {
  if (has_if) {
    advance();
    const Parsed parsed = parse_if_literal(rule);
    if (parsed != Parsed::kNo) return parsed;
    return parse_braced_body(rule.body) ? Parsed::kYes : Parsed::kFailed;
  }
  if (at(TokenKind::kLBrace)) return parse_braced_body(rule.body) ? Parsed::kYes : Parsed::kFailed;
  if (!rule.head.has_contains) return Parsed::kNo;
  rule.span = rule.head.span;
  rule.body = *true_body(rule.span);
  rule.is_body_generated = true;
  return Parsed::kYes;
}

// "if expression". kNo, back where it started, where braces turn out to hold a body: a set is never false, so "if {x}"
// is no set.
ParserState::Parsed ParserState::parse_if_literal(Rule& rule) {
  const State start = save();
  const bool starts_with_brace = at(TokenKind::kLBrace);
  Expr* expr = parse_literal();
  const bool is_set = starts_with_brace && expr && expr->kind == ExprKind::kTerm && expr->term->kind == TermKind::kSet;
  if (expr && !is_set) {
    rule.body.push_back(expr);
    return Parsed::kYes;
  }
  if (!starts_with_brace) return Parsed::kFailed;
  restore(start);
  return Parsed::kNo;
}

bool ParserState::parse_braced_body(Body& into) {
  advance();
  Body* body = parse_body(TokenKind::kRBrace);
  if (!body) return false;
  into = std::move(*body);
  advance();
  return true;
}

bool ParserState::parse_else_chain(Rule& rule) {
  if (rule.head.reference.size() > 1 && !is_reference_ground(rule.head.reference)) {
    error(span_here(), "else keyword cannot be used on rules with variables in head");
    return false;
  }
  if (rule.head.key || has_bracket_key(rule.head)) {
    error(span_here(), "else keyword cannot be used on multi-value rules");
    return false;
  }
  int length = 0;
  for (Rule* last = &rule; at(TokenKind::kElse) && !is_last_else(*last); last = last->else_rule) {
    if (++length > base::kNestingMax) {
      error(span_here(), "max parsing recursion depth exceeded");
      return false;
    }
    last->else_rule = parse_else(rule.head);
    if (!last->else_rule) return false;
  }
  for (Rule* each = rule.else_rule; each; each = each->else_rule) finish_else(*each);
  return true;
}

// The text of an else reaches to the end of the chain, and so does that of a body without braces.
void ParserState::finish_else(Rule& rule) {
  const Span whole = span_from(rule.span.begin);
  const bool is_moved = rule.body.front()->span.begin == rule.span.begin;
  rule.span = whole;
  if (is_moved && whole.end > rule.body.front()->span.end) rule.body.front() = copy_expr(rule.body.front(), &rule.span);
}

Rule* ParserState::parse_else(const Head& head) {
  Rule* rule = arena_.create<Rule>(&arena_);
  rule->span = span_here();
  if (!copy_head(head, rule->head, nullptr)) return nullptr;
  rule->head.span = span_here();
  rule->head.is_value_generated = false;
  rule->head.has_if = false;
  advance();
  if (at(TokenKind::kLBrace) || at(TokenKind::kIf)) {
    rule->head.is_value_generated = true;
    rule->head.value = scalar(Value::boolean(true), {});
  } else if (at(TokenKind::kAssign) || at(TokenKind::kUnify)) {
    rule->head.is_assign = at(TokenKind::kAssign);
    advance();
    rule->head.value = parse_infix();
    if (!rule->head.value) return nullptr;
    rule->head.span = span_from(rule->head.span.begin);
  } else {
    illegal("expected else value term or rule body");
    return nullptr;
  }
  return parse_else_body(*rule) ? rule : nullptr;
}

bool ParserState::parse_else_body(Rule& rule) {
  rule.head.has_if = at(TokenKind::kIf);
  if (!rule.head.has_if && !at(TokenKind::kLBrace)) {
    rule.body = *true_body(rule.span);
    rule.is_body_generated = true;
    return true;
  }
  if (rule.head.has_if) advance();
  if (at(TokenKind::kLBrace)) return parse_braced_body(rule.body);
  if (at(TokenKind::kEof)) {
    illegal("rule body expected");
    return false;
  }
  Expr* expr = parse_literal();
  if (!expr) return false;
  rule.body.push_back(copy_expr(expr, &rule.span));
  return true;
}

// "p { a } { b }": each further body is a rule with the same head, placed where its body starts.
bool ParserState::parse_chained_bodies(const Rule& rule, std::vector<Statement>& statements) {
  while (at(TokenKind::kLBrace)) {
    if (rule.else_rule) {
      error(span_here(), "expected else keyword");
      return false;
    }
    Rule* next = arena_.create<Rule>(&arena_);
    const uint32_t start = begin();
    if (!parse_braced_body(next->body)) return false;
    next->span = span_from(start);
    if (!copy_head(rule.head, next->head, &next->span)) return false;
    add_rule(next, statements);
  }
  return true;
}

ParserState::Parsed ParserState::parse_default(Rule& rule, std::vector<Statement>& statements) {
  advance();
  rule.is_default = true;
  take_keyword_as_name();
  if (!at(TokenKind::kIdent)) return reject_keyword_rule_name(true) ? Parsed::kFailed : Parsed::kNo;
  Head& head = rule.head;
  if (const Parsed parsed = parse_head(head, true); parsed != Parsed::kYes) return parsed;
  if (!head.value) {
    error(rule.span, "illegal default rule (must have a value)");
    return Parsed::kFailed;
  }
  if (!check_default_value(rule, *head.value) || !check_default_args(rule)) return Parsed::kFailed;
  rule.body = *true_body(rule.span);
  rule.is_body_generated = true;
  rule.span = span_from(rule.span.begin);
  add_rule(&rule, statements);
  return Parsed::kYes;
}

// A default is known before anything is evaluated, so it may hold nothing that is not.
bool ParserState::check_default_value(const Rule& rule, const Term& term) {
  switch (term.kind) {
    case TermKind::kScalar:
    case TermKind::kArrayComprehension:
    case TermKind::kSetComprehension:
    case TermKind::kObjectComprehension:
      return true;
    case TermKind::kVar:
    case TermKind::kRef:
    case TermKind::kCall:
      error(rule.span, "illegal default rule (value cannot contain " + std::string(value_name(term)) + ")");
      return false;
    default:
      break;
  }
  for (const Expr* part : term.parts) {
    if (part->kind == ExprKind::kTerm && !check_default_value(rule, *part->term)) return false;
  }
  for (const Term* item : term.items) {
    if (!check_default_value(rule, *item)) return false;
  }
  return true;
}

bool ParserState::check_default_args(const Rule& rule) {
  std::set<std::string_view> seen;
  for (const Term* arg : rule.head.args) {
    std::string problem;
    if (arg->kind != TermKind::kVar) {
      problem = "contain " + std::string(value_name(*arg));
    } else if (!seen.insert(arg->name).second) {
      problem = "be repeated " + std::string(arg->name);
    }
    if (problem.empty()) continue;
    error(rule.span, "illegal default rule (arguments cannot " + problem + ")");
    return false;
  }
  return true;
}

}  // namespace rego
