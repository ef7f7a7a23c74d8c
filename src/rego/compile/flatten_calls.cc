// A call inside a term becomes an expression of its own in front: count(f(x)) > 1 is f(x, a); count(a, b); b > 1. The
// last argument beyond a function's own takes its result. So every body is a flat list that can be put into order.
//
// Under negation this means that inner calls are outside of it: `not f(g(x))` is undefined where g(x) is. So it is in
// OPA. The same goes for a literal with parts that must be found (`not [input.x]`), for one that a ref looks into, and
// for the value of a `with` that iterates.

#include "rego/compile/compilation.h"

namespace rego {
namespace {

class Flattener {
 public:
  Flattener(Compilation& compilation, Module& module)
      : compilation_(compilation), arena_(module.arena), build_(module.arena) {}

  void rule(Rule& rule) {
    body(rule.body);
    Body support(&arena_);
    for (Term*& argument : rule.head.args) term(argument, support);
    for (size_t i = 1; i < rule.head.reference.size(); i++) term(rule.head.reference[i], support);
    if (rule.head.key) term(rule.head.key, support);
    if (rule.head.value) term(rule.head.value, support);
    if (!rule.is_default) {
      rule.body.insert(rule.body.end(), support.begin(), support.end());
    }
  }

  void body(Body& body) {
    Body flat(&arena_);
    for (Expr* each : body) {
      Body support(&arena_);
      expr(*each, support);
      flat.insert(flat.end(), support.begin(), support.end());
      flat.push_back(each);
    }
    body = std::move(flat);
  }

 private:
  void expr(Expr& expr, Body& support) {
    for (With& with : expr.with) {
      term(with.value, support);
      if (iterates(*with.value)) take_ahead(with.value, support);
    }
    const size_t outside = support.size();  // what stands in front of the with modifiers
    if (expr.term) {
      if (expr.term->kind == TermKind::kCall) {
        expr.term = build_.copy_shallow(*expr.term);
        for (size_t i = 1; i < expr.term->items.size(); i++) term(expr.term->items[i], support);
      } else {
        term(expr.term, support);
        if (expr.negated && is_made_at_run_time(*expr.term)) take_ahead(expr.term, support);
      }
    }
    if (expr.domain) term(expr.domain, support);
    for (size_t i = outside; i < support.size(); i++) support[i]->with = expr.with;
    body(expr.body);
    body(expr.right);
  }

  void term(Term*& slot, Body& support) {
    switch (slot->kind) {
      case TermKind::kScalar:
      case TermKind::kVar:
        return;
      case TermKind::kCall:
        return call(slot, support);
      default:
        break;
    }
    slot = build_.copy_shallow(*slot);
    if (is_comprehension(*slot)) {
      body(slot->body);
      Body inner(&arena_);
      for (Term*& item : slot->items) term(item, inner);
      slot->body.insert(slot->body.end(), inner.begin(), inner.end());
      return;
    }
    for (Term*& item : slot->items) term(item, support);
    if (slot->kind == TermKind::kRef && is_made_at_run_time(*slot->items[0])) take_ahead(slot->items[0], support);
  }

  static bool is_made_at_run_time(const Term& term) {
    const bool is_literal =
        term.kind == TermKind::kArray || term.kind == TermKind::kObject || term.kind == TermKind::kSet;
    return is_literal && !is_ground_literal(term);
  }

  static bool iterates(const Term& term) {
    if (term.kind == TermKind::kVar || is_comprehension(term)) return false;
    VarSet vars;
    collect_vars(term, vars);
    return !vars.empty();
  }

  // `x` in the place of the term, and x = term in front.
  void take_ahead(Term*& slot, Body& support) {
    Term* var = build_.var(unique_name(compilation_, arena_, ""), slot->span);
    compilation_.subjects[var->name] = slot;
    support.push_back(build_.generated_eq(var, slot, slot->span));
    slot = build_.var(var->name, slot->span);
  }

  void call(Term*& slot, Body& support) {
    Term* made = build_.copy_shallow(*slot);
    for (size_t i = 1; i < made->items.size(); i++) term(made->items[i], support);
    Term* result = build_.var(unique_name(compilation_, arena_, ""), slot->span);
    made->items.push_back(result);
    Expr* expr = build_.expr(made, slot->span);
    expr->is_generated = true;
    support.push_back(expr);
    compilation_.subjects[result->name] = slot;
    slot = build_.var(result->name, slot->span);
  }

  Compilation& compilation_;
  Arena& arena_;
  AstBuilder build_;
};

}  // namespace

void flatten_calls(Compilation& compilation, Module& module) {
  Flattener flattener(compilation, module);
  for_each_rule(module, [&](Rule& rule) { flattener.rule(rule); });
}

}  // namespace rego
