#include "rego/compile/safety.h"

#include <algorithm>

namespace rego {

bool contains_all(const VarSet& set, const VarSet& subset) {
  return std::all_of(subset.begin(), subset.end(), [&](std::string_view name) { return set.contains(name); });
}

VarSet difference(const VarSet& a, const VarSet& b) {
  VarSet result;
  std::copy_if(a.begin(), a.end(), std::inserter(result, result.end()),
               [&](std::string_view name) { return !b.contains(name); });
  return result;
}

namespace {

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

  // A scalar or a set never takes a pattern of an array or object apart.
  static bool can_bind(const Term& source, const Term& pattern) {
    if (pattern.kind == TermKind::kVar) return true;
    return source.kind == TermKind::kVar || source.kind == TermKind::kRef || source.kind == TermKind::kCall ||
           is_comprehension(source);
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
    if (can_bind(a, b) && is_known(a)) learn(b);
    if (can_bind(b, a) && is_known(b)) learn(a);
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

VarSet call_outputs(const RuleTree& tree, const Term& call, const VarSet& safe, VarSet from_refs) {
  const int arity = call_arity(tree, call);
  if (arity < 0) return {};
  const size_t inputs = static_cast<size_t>(arity) + 1;
  if (inputs >= call.items.size()) return from_refs;
  VarSet needed;
  for (size_t i = 1; i < inputs; i++) collect_pattern_vars(*call.items[i], needed);
  if (!contains_all(safe, difference(needed, from_refs))) return {};
  collect_pattern_vars(*call.items.back(), from_refs);
  return from_refs;
}

// In a body of several expressions a variable may be bound by one and used by another; any other must come from
// outside.
void collect_needs_of(const Body& body, VarSet& needed) {
  std::map<std::string_view, size_t> uses;
  VarSet bound;
  for (const Expr* expr : body) {
    VarSet vars;
    collect_vars(*expr, vars);
    for (const std::string_view name : vars) uses[name]++;
    if (expr->kind != ExprKind::kTerm || expr->term->kind != TermKind::kCall || expr->negated) continue;
    if (is_equality(*expr)) {
      for (size_t i = 1; i < 3; i++) collect_pattern_vars(*expr->term->items[i], bound);
    } else {
      collect_pattern_vars(*expr->term->items.back(), bound);
    }
  }
  for (const auto& [name, count] : uses) {
    if (count == 1 || body.size() == 1 || !bound.contains(name)) needed.insert(name);
  }
}

}  // namespace

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

VarSet outputs_of(const RuleTree& tree, const Expr& expr, const VarSet& safe) {
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
    if (expr.term->kind == TermKind::kCall) return call_outputs(tree, *expr.term, safe, outputs);
  }
  return outputs;
}

void collect_implicit_needs(const Expr& expr, VarSet& needed) {
  const bool has_operands = expr.kind == ExprKind::kNot || expr.kind == ExprKind::kAnd || expr.kind == ExprKind::kOr;
  if (!has_operands) return;
  if (!expr.is_explicit_left) collect_needs_of(expr.body, needed);
  if (!expr.is_explicit_right && expr.kind != ExprKind::kNot) collect_needs_of(expr.right, needed);
}

}  // namespace rego
