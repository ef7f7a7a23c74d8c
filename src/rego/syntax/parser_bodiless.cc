// Rules without a body ("p := 1", "f(x) = y", "p[1]") look like expressions and parse as such; here an expression
// becomes the rule that it states, or a sentence that says why it cannot.

#include <utility>

#include "rego/builtins/builtin.h"
#include "rego/syntax/parser_state.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

std::string_view operator_name(const Term& call) {
  const Terms& op = call.items[0]->items;
  return op.size() == 1 && op[0]->kind == TermKind::kVar ? op[0]->name : std::string_view{};
}

}  // namespace

Rule* ParserState::bodiless_rule(Span span, Span body_span) {
  Rule* rule = arena_.create<Rule>(&arena_);
  rule->span = span;
  rule->head.span = span;
  rule->body = *true_body(body_span);
  rule->is_body_generated = true;
  return rule;
}

Rule* ParserState::rule_from_body(const Body& body, std::string& problem) {
  const Expr& expr = *body.front();
  if (body.size() != 1) {
    problem = "multiple expressions cannot be used for rule head";
  } else if (!expr.with.empty()) {
    problem = "expressions using with keyword cannot be used for rule head";
  } else if (expr.negated) {
    problem = "negated expressions cannot be used for rule head";
  } else if (expr.kind == ExprKind::kSome) {
    problem = "'some' declarations cannot be used for rule head";
  } else if (expr.kind != ExprKind::kTerm) {
    problem = "expression cannot be used for rule head";
  } else if (expr.term->kind != TermKind::kCall) {
    return rule_from_term(*expr.term, problem);
  } else if (operator_name(*expr.term) == "eq" || operator_name(*expr.term) == "assign") {
    return rule_from_assignment(expr, problem);
  } else {
    return rule_from_call(*expr.term, problem);
  }
  return nullptr;
}

// left = right, left := right
Rule* ParserState::rule_from_assignment(const Expr& expr, std::string& problem) {
  if (expr.term->items.size() < 3) {
    problem = "assignment requires two operands";
    return nullptr;
  }
  Term* left = expr.term->items[1];
  Term* right = expr.term->items[2];
  Rule* rule = bodiless_rule(expr.span, right->span);
  Head& head = rule->head;
  head.value = right;
  head.is_assign = operator_name(*expr.term) == "assign";
  if (left->kind == TermKind::kCall) {
    head.has_args = true;
    head.args.assign(left->items.begin() + 1, left->items.end());
    left = left->items[0];
  }
  if (left->kind == TermKind::kVar) {
    head.reference.push_back(left);
    return rule;
  }
  if (left->kind != TermKind::kRef) {
    problem = std::string(value_name(*left)) + " cannot be used for rule name";
    return nullptr;
  }
  head.reference = left->items;
  if (head.reference[0]->kind == TermKind::kVar) return rule;
  problem = head.has_args ? "call cannot be used for rule name" : "invalid rule head: " + to_text(*left);
  return nullptr;
}

// "p[x]" and "p.x" add to a set, "p.q.r" is true.
Rule* ParserState::rule_from_term(Term& term, std::string& problem) {
  if (term.kind != TermKind::kRef) {
    problem = std::string(value_name(term)) + " cannot be used for rule name";
    return nullptr;
  }
  if (term.items.size() == 1) {
    problem = "refs cannot be used for rule head";
    return nullptr;
  }
  if (term.items[0]->kind != TermKind::kVar) {
    problem = "invalid rule head: " + to_text(term);
    return nullptr;
  }
  Rule* rule = bodiless_rule(term.span, term.span);
  Head& head = rule->head;
  head.reference = term.items;
  if (head.reference.size() == 2) {
    head.key = head.reference[1];
    head.reference.pop_back();
  } else {
    head.value = scalar(Value::boolean(true), term.span);
    head.is_value_generated = true;
  }
  return rule;
}

// "f(x)" is true for every x.
Rule* ParserState::rule_from_call(const Term& call, std::string& problem) {
  const Term& op = *call.items[0];
  const std::string name = to_text(op);
  if (find_builtin(name)) {
    problem = "rule name conflicts with built-in function";
  } else if (call.items.size() == 1) {
    problem = "rule argument list must take at least one argument";
  } else if (op.kind != TermKind::kRef || op.items[0]->kind != TermKind::kVar) {
    problem = "invalid rule head: " + name;
  }
  if (!problem.empty()) return nullptr;
  Rule* rule = bodiless_rule(op.span, op.span);
  rule->head.reference = op.items;
  rule->head.has_args = true;
  rule->head.args.assign(call.items.begin() + 1, call.items.end());
  rule->head.value = scalar(Value::boolean(true), op.span);
  return rule;
}

}  // namespace rego
