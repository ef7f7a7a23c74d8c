// Puts the expressions of every body into an order in which each variable is bound before it is needed, keeping the
// source's order where that is free; what cannot be ordered has unsafe variables.
//
// An expression can bind variables (its outputs): the operands of a ref, one side of a unification whose other side is
// known, the extra argument of a call. The rest it needs. A closure (comprehension, every, the bodies of not, and, or)
// needs every variable that it shares with the body around it.
//
// After this pass the emitter may walk a body from top to bottom and knows of each variable whether it is bound.

#include <algorithm>
#include <optional>

#include "rego/compile/compilation.h"

namespace rego {
namespace {

bool contains_all(const VarSet& set, const VarSet& subset) {
  return std::includes(set.begin(), set.end(), subset.begin(), subset.end());
}

VarSet difference(const VarSet& a, const VarSet& b) {
  VarSet result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(result, result.end()));
  return result;
}

VarSet intersection(const VarSet& a, const VarSet& b) {
  VarSet result;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(result, result.end()));
  return result;
}

VarSet vars_of(const Term& term) {
  VarSet vars;
  collect_vars(term, vars);
  return vars;
}

bool is_root(const Term& head) { return is_var(head, "data") || is_var(head, "input"); }

bool is_ref_safe(const Term& ref, const VarSet& safe) {
  const Term& head = *ref.items[0];
  if (head.kind == TermKind::kVar) return is_root(head) || safe.contains(head.name);
  return contains_all(safe, vars_of(head));
}

// The variables that a value of this pattern would bind: not those in keys of objects, heads of refs, sets, or
// closures.
void collect_pattern_vars(const Term& term, VarSet& vars) {
  switch (term.kind) {
    case TermKind::kVar:
      vars.insert(term.name);
      return;
    case TermKind::kArray:
      for (const Term* item : term.items) collect_pattern_vars(*item, vars);
      return;
    case TermKind::kObject:
      for (size_t i = 1; i < term.items.size(); i += 2) collect_pattern_vars(*term.items[i], vars);
      return;
    case TermKind::kRef:
      for (size_t i = 1; i < term.items.size(); i++) collect_pattern_vars(*term.items[i], vars);
      return;
    default:
      return;
  }
}

// Variables in operands of refs whose heads are known.
void collect_ref_outputs(const Term& term, const VarSet& safe, VarSet& outputs) {
  if (is_comprehension(term) || term.kind == TermKind::kTemplateString) return;
  if (term.kind == TermKind::kRef) {
    if (!is_ref_safe(term, safe)) return;
    for (size_t i = 1; i < term.items.size(); i++) {
      if (term.items[i]->kind != TermKind::kRef) collect_vars(*term.items[i], outputs);
    }
  }
  for (size_t i = term.kind == TermKind::kCall ? 1 : 0; i < term.items.size(); i++) {
    collect_ref_outputs(*term.items[i], safe, outputs);
  }
}

// Which variables a unification makes known. Repeated until nothing new comes of it.
class Unifier {
 public:
  explicit Unifier(VarSet known) : known_(std::move(known)) {}

  VarSet run(const Term& a, const Term& b) {
    size_t before = 0;
    do {
      before = known_.size();
      unify(a, b);
    } while (known_.size() != before);
    return known_;
  }

 private:
  bool is_known(const Term& term) const {
    switch (term.kind) {
      case TermKind::kRef:
        return is_ref_safe(term, known_);
      case TermKind::kArray:
      case TermKind::kObject: {
        VarSet vars;
        collect_pattern_vars(term, vars);
        return contains_all(known_, vars);
      }
      default:
        return is_comprehension(term) || contains_all(known_, vars_of(term));
    }
  }

  void learn(const Term& pattern) {
    VarSet vars;
    if (pattern.kind == TermKind::kVar || pattern.kind == TermKind::kArray || pattern.kind == TermKind::kObject) {
      collect_pattern_vars(pattern, vars);
    }
    known_.insert(vars.begin(), vars.end());
  }

  void unify(const Term& a, const Term& b) {
    if (a.kind == TermKind::kArray && b.kind == TermKind::kArray) {
      if (a.items.size() != b.items.size()) return;
      for (size_t i = 0; i < a.items.size(); i++) unify(*a.items[i], *b.items[i]);
      return;
    }
    if (a.kind == TermKind::kObject && b.kind == TermKind::kObject) return unify_objects(a, b);
    if (is_known(a)) learn(b);
    if (is_known(b)) learn(a);
  }

  void unify_objects(const Term& a, const Term& b) {
    if (a.items.size() != b.items.size()) return;
    for (size_t i = 0; i < a.items.size(); i += 2) {
      for (size_t j = 0; j < b.items.size(); j += 2) {
        const Term& left = *a.items[i];
        const Term& right = *b.items[j];
        const bool is_same = left.kind == right.kind &&
                             (left.kind == TermKind::kScalar ? equal(left.scalar, right.scalar)
                                                             : left.kind == TermKind::kVar && left.name == right.name);
        if (is_same) unify(*a.items[i + 1], *b.items[j + 1]);
      }
    }
  }

  VarSet known_;
};

class Orderer {
 public:
  Orderer(Compilation& compilation, const RuleTree& tree) : compilation_(compilation), tree_(tree) {}

  void rule(Rule& rule) {
    VarSet known;
    for (const Term* argument : rule.head.args) collect_vars(*argument, known);
    body(rule.body, known);
    VarSet bound = known;
    for (const Expr* expr : rule.body) collect_vars(*expr, bound);
    for (size_t i = 1; i < rule.head.reference.size(); i++) head_term(*rule.head.reference[i], bound);
    if (rule.head.key) head_term(*rule.head.key, bound);
    if (rule.head.value) head_term(*rule.head.value, bound);
  }

 private:
  // A term that is evaluated after the body.
  void head_term(Term& term, const VarSet& bound) {
    VarSet known = bound;
    collect_ref_outputs(term, bound, known);
    VarSet needed = vars_of(term);
    for (const std::string_view name : difference(needed, known)) report(name, term.span);
    closures(term, known);
  }

  void body(Body& body, const VarSet& outer) {
    VarSet body_vars;
    for (const Expr* expr : body) collect_vars(*expr, body_vars);
    VarSet safe = intersection(body_vars, outer);
    Body ordered(body.get_allocator());
    std::vector<Expr*> waiting(body.begin(), body.end());
    while (take_ready(waiting, ordered, safe, body_vars, outer)) {
    }
    if (!waiting.empty()) return report_waiting(waiting, safe, body_vars, outer);
    body = std::move(ordered);
    VarSet known = outer;
    for (Expr* expr : body) {
      closures(*expr, known);
      collect_vars(*expr, known);
    }
  }

  // One round over what waits. Whether anything could be taken.
  bool take_ready(std::vector<Expr*>& waiting, Body& ordered, VarSet& safe, const VarSet& body_vars,
                  const VarSet& outer) {
    bool took = false;
    for (auto it = waiting.begin(); it != waiting.end();) {
      VarSet outputs;
      if (!missing(**it, safe, body_vars, outer, &outputs).empty()) {
        ++it;
        continue;
      }
      ordered.push_back(*it);
      safe.insert(outputs.begin(), outputs.end());
      it = waiting.erase(it);
      took = true;
    }
    return took;
  }

  // What the expression needs and nothing has bound yet.
  VarSet missing(const Expr& expr, const VarSet& safe, const VarSet& body_vars, const VarSet& outer, VarSet* outputs) {
    VarSet needed;
    collect_vars(expr, needed);
    VarSet closed_over;
    collect_closure_vars(expr, closed_over);
    // All that follows is about the expression's own variables: a long body must not be looked at for each of them.
    VarSet known;
    for (const VarSet* own : {&needed, &closed_over}) {
      std::copy_if(own->begin(), own->end(), std::inserter(known, known.end()),
                   [&](std::string_view name) { return safe.contains(name); });
    }
    *outputs = outputs_of(expr, known);
    needed = difference(difference(needed, known), *outputs);
    std::copy_if(closed_over.begin(), closed_over.end(), std::inserter(needed, needed.end()),
                 [&](std::string_view name) {
                   return body_vars.contains(name) && !outer.contains(name) && !known.contains(name);
                 });
    return needed;
  }

  VarSet outputs_of(const Expr& expr, const VarSet& safe) {
    VarSet outputs;
    if (expr.negated) return outputs;
    for (const With& with : expr.with) {
      if (!contains_all(safe, vars_of(*with.value))) return outputs;
    }
    if (expr.kind == ExprKind::kEvery) {
      collect_ref_outputs(*expr.domain, safe, outputs);
    } else if (expr.kind == ExprKind::kTerm) {
      collect_ref_outputs(*expr.term, safe, outputs);
      if (is_equality(expr)) return equality_outputs(expr, safe, outputs);
      if (expr.term->kind == TermKind::kCall) return call_outputs(*expr.term, safe, outputs);
    }
    return outputs;
  }

  VarSet equality_outputs(const Expr& expr, const VarSet& safe, const VarSet& from_refs) {
    VarSet known = safe;
    known.insert(from_refs.begin(), from_refs.end());
    const Term& left = *expr.term->items[1];
    const Term& right = *expr.term->items[2];
    if (expr.from_assignment) {
      VarSet assigned;
      collect_pattern_vars(left, assigned);
      known = difference(known, assigned);
    }
    return difference(Unifier(std::move(known)).run(left, right), safe);
  }

  VarSet call_outputs(const Term& call, const VarSet& safe, VarSet from_refs) {
    const int arity = call_arity(tree_, call);
    if (arity < 0) return {};
    const size_t inputs = static_cast<size_t>(arity) + 1;
    if (inputs >= call.items.size()) return from_refs;
    VarSet needed;
    for (size_t i = 1; i < inputs; i++) collect_pattern_vars(*call.items[i], needed);
    if (!contains_all(safe, difference(needed, from_refs))) return {};
    collect_pattern_vars(*call.items.back(), from_refs);
    return from_refs;
  }

  static bool has_closure(const Expr& expr) {
    bool found = false;
    walk(expr, {nullptr, [&](const Body&) { found = true; }});
    return found;
  }

  // Orders the bodies inside; `known` is what is bound around them.
  void closures(Expr& expr, const VarSet& known) {
    if (!has_closure(expr)) return;
    VarSet inner = known;
    collect_vars(expr, inner);
    for_each_operand(expr, [&](const Term& term) { closures(const_cast<Term&>(term), inner); });
    if (expr.kind == ExprKind::kEvery) {
      for (const Term* term : {expr.key, expr.value}) {
        if (term) collect_vars(*term, inner);
      }
    }
    if (!expr.body.empty()) body(expr.body, inner);
    if (!expr.right.empty()) body(expr.right, inner);
  }

  void closures(Term& term, const VarSet& known) {
    if (is_comprehension(term)) {
      body(term.body, known);
      VarSet inner = known;
      for (const Expr* expr : term.body) collect_vars(*expr, inner);
      for (Term* item : term.items) head_term(*item, inner);
      return;
    }
    for (Term* item : term.items) closures(*item, known);
  }

  void report_waiting(const std::vector<Expr*>& waiting, const VarSet& safe, const VarSet& body_vars,
                      const VarSet& outer) {
    VarSet reported;
    for (const Expr* expr : waiting) {
      VarSet outputs;
      for (const std::string_view name : missing(*expr, safe, body_vars, outer, &outputs)) {
        if (is_generated_name(name)) continue;
        if (reported.insert(name).second) report(name, expr->span);
      }
    }
    if (reported.empty()) report("_", waiting[0]->span);
  }

  void report(std::string_view name, Span span) {
    compilation_.report("rego_unsafe_var_error", "var " + std::string(display_name(name)) + " is unsafe", span);
  }

  Compilation& compilation_;
  const RuleTree& tree_;
};

}  // namespace

void order_for_safety(Compilation& compilation, const RuleTree& tree, Module& module) {
  Orderer orderer(compilation, tree);
  for_each_rule(module, [&](Rule& rule) { orderer.rule(rule); });
}

}  // namespace rego
