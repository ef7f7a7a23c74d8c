// Expressions of a body: statements, negation, every, the logical operators, with.

#include <algorithm>

#include "rego/compile/unit_emitter.h"

namespace rego {

void UnitEmitter::body(const Body& body) {
  for (const Expr* each : body) expr(*each);
}

void UnitEmitter::expr(const Expr& expr) {
  const Span outer = span_;
  span_ = expr.span;
  if (compilation_.options.is_observed) {
    observed(expr, [&] { stated(expr); });
  } else {
    stated(expr);
  }
  span_ = outer;
}

void UnitEmitter::stated(const Expr& expr) {
  if (!expr.with.empty()) {
    with_region(expr);
  } else if (expr.negated) {
    negation(expr);
  } else {
    positive(expr);
  }
}

void UnitEmitter::positive(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kSome:
      return;
    case ExprKind::kEvery:
      return every(expr);
    case ExprKind::kNot:
      return not_body(expr.body);
    case ExprKind::kAnd:
      closure_holds(expr.body);
      return closure_holds(expr.right);
    case ExprKind::kOr:
      return disjunction(expr);
    case ExprKind::kTerm:
      break;
  }
  const Term& stated = *expr.term;
  if (is_equality(expr)) return unify(*stated.items[1], *stated.items[2]);
  if (stated.kind == TermKind::kCall) return call_statement(stated);
  if (stated.kind == TermKind::kScalar) {
    if (stated.scalar.is_false()) jump(fail_);
    return;
  }
  emit_or_fail(Opcode::kTestTrue, term(stated));
}

// Evaluates, outside of a negation, what OPA evaluates outside of it, and remembers where the values are.
void UnitEmitter::evaluate_outside(const Term& outside) {
  if (is_ground_literal(outside) || outside.kind == TermKind::kVar) return;
  evaluated_[&outside] = term(outside);
}

void UnitEmitter::negation(const Expr& expr) {
  const auto operands_outside = [&](const Term& ref) {
    for (size_t i = 1; i < ref.items.size(); i++) evaluate_outside(*ref.items[i]);
  };
  const bool is_term = expr.kind == ExprKind::kTerm;
  if (is_term && is_equality(expr)) {
    for (size_t i = 1; i < 3; i++) {
      if (expr.term->items[i]->kind == TermKind::kRef) operands_outside(*expr.term->items[i]);
    }
  } else if (is_term && is_call_to(*expr.term, "equal")) {
    for (size_t i = 1; i < expr.term->items.size(); i++) {
      const Term& operand = *expr.term->items[i];
      if (operand.kind == TermKind::kRef) {
        operands_outside(operand);
      } else {
        evaluate_outside(operand);
      }
    }
  } else if (is_term && expr.term->kind == TermKind::kCall) {
    for (size_t i = 1; i < expr.term->items.size(); i++) evaluate_outside(*expr.term->items[i]);
  } else if (is_term && expr.term->kind == TermKind::kRef) {
    operands_outside(*expr.term);
  }
  const Label outer = fail_;
  const Label undefined = attempt([&] {
    positive(expr);
    jump(outer);
  });
  bind(undefined);
}

void UnitEmitter::not_body(const Body& inner) {
  const Label outer = fail_;
  const Label undefined = attempt([&] {
    closure(inner);
    jump(outer);
  });
  bind(undefined);
}

// Falls through at the body's first solution.
void UnitEmitter::closure_holds(const Body& inner) {
  const Label holds = new_label();
  const Label never = attempt([&] {
    closure(inner);
    jump(holds);
  });
  bind(never);
  jump(fail_);
  bind(holds);
}

void UnitEmitter::disjunction(const Expr& expr) {
  const Label holds = new_label();
  const Label right = attempt([&] {
    closure(expr.body);
    jump(holds);
  });
  bind(right);
  closure_holds(expr.right);
  bind(holds);
}

void UnitEmitter::every(const Expr& expr) {
  const Register domain = term(*expr.domain);
  emit_or_fail(Opcode::kCheckCollection, domain);
  const Label outer = fail_;
  const Label all_hold = attempt([&] {
    Register key = 0;
    const Register value = scan(domain, &key);
    const Label next = fail_;
    fail_ = outer;
    const Label wrong = attempt([&] {
      if (expr.key) match(*expr.key, key);
      if (expr.value) match(*expr.value, value);
      closure(expr.body);
      jump(next);
    });
    bind(wrong);
    jump(outer);
  });
  bind(all_hold);
}

// The values of the modifiers are computed outside; the expression, negated or not, inside.
void UnitEmitter::with_region(const Expr& expr) {
  const Register context = new_register();
  begin_with(expr, context);
  contexts_.push_back(context);
  restore_context();
  if (expr.negated) {
    negation(expr);
  } else {
    positive(expr);
  }
  contexts_.pop_back();
  restore_context();
}

void UnitEmitter::begin_with(const Expr& expr, Register context) {
  std::vector<std::optional<Register>> values;
  for (const With& with : expr.with) {
    uint32_t unit = kNone;
    const bool is_function = !with.builtin.empty() || names_function(*with.value, &unit);
    values.push_back(is_function ? std::nullopt : std::optional(term(*with.value)));
  }
  emit(Opcode::kWithBegin, context);
  for (size_t k = 0; k < expr.with.size(); k++) {
    const Term& target = *expr.with[k].target;
    const Term& head = target.kind == TermKind::kRef ? *target.items[0] : target;
    const bool is_input = is_var(head, "input");
    if (!is_input && !is_var(head, "data")) {
      replace_function(expr.with[k], values[k].value_or(context), context);
      continue;
    }
    uint32_t unit = kNone;
    if (names_function(target, &unit)) {
      replace_function(expr.with[k], values[k].value_or(context), context);
      continue;
    }
    if (!values[k]) values[k] = constant(Value::null());
    uint32_t path = 0;
    for (size_t i = 1; target.kind == TermKind::kRef && i < target.items.size(); i++) {
      const Value& key = target.items[i]->scalar;
      path = is_input ? builder_.input_path(path, key) : builder_.data_path(path, key);
    }
    emit(is_input ? Opcode::kWithInput : Opcode::kWithData, context, *values[k], 0, path);
  }
}

bool UnitEmitter::names_function(const Term& term, uint32_t* unit) const {
  if (term.kind != TermKind::kRef || !is_var(*term.items[0], "data")) return false;
  const RuleTree::Reached reached = tree_.reach(term);
  if (reached.operands != term.items.size() || !reached.node->is_function) return false;
  *unit = reached.node->unit;
  return true;
}

void UnitEmitter::replace_function(const With& with, Register value, Register context) {
  Replacement replacement;
  if (!names_function(*with.target, &replacement.unit)) replacement.builtin = find_builtin(dotted_name(*with.target));
  if (replacement.unit == kNone && !replacement.builtin) {
    compilation_.report("rego_type_error", "undefined function " + dotted_name(*with.target), with.target->span);
  }
  if (!with.builtin.empty()) {
    replacement.by_builtin = find_builtin(with.builtin);
  } else {
    names_function(*with.value, &replacement.by_unit);
  }
  builder_.program().replacements.push_back(replacement);
  emit(Opcode::kWithFunction, context, value, 0, static_cast<uint32_t>(builder_.program().replacements.size() - 1));
}

}  // namespace rego
