// What a head gives must be bound by its body: variables that stand in the head as such or in its literals. Those in
// refs, calls and comprehensions of the head are looked at with the body.

#include "rego/compile/safety.h"

namespace rego {
namespace {

void collect_direct(const Term& term, std::vector<const Term*>& found) {
  switch (term.kind) {
    case TermKind::kVar:
      found.push_back(&term);
      return;
    case TermKind::kArray:
    case TermKind::kSet:
    case TermKind::kObject:
      for (const Term* item : term.items) collect_direct(*item, found);
      return;
    default:
      return;
  }
}

void check_rule(Compilation& compilation, UnsafeVariables& scopes, const Rule& rule) {
  std::vector<const Term*> needed;
  for (size_t i = 1; i < rule.head.reference.size(); i++) collect_direct(*rule.head.reference[i], needed);
  for (const Term* term : {rule.head.key, rule.head.value}) {
    if (term) collect_direct(*term, needed);
  }
  if (needed.empty()) return;
  VarSet bound;
  for (const Term* argument : rule.head.args) collect_vars(*argument, bound);
  for (const Expr* expr : rule.body) collect_vars(*expr, bound);
  VarSet told;
  for (const Term* var : needed) {
    if (bound.contains(var->name) || is_generated_name(var->name) || !told.insert(var->name).second) continue;
    compilation.report("rego_unsafe_var_error",
                       "var " + std::string(display_name(var->name)) + " is unsafe" + scopes.scope_of(rule), var->span);
  }
}

}  // namespace

void check_heads(Compilation& compilation, const RuleTree&, Module& module) {
  UnsafeVariables scopes(&module);
  for_each_rule(module, [&](Rule& rule) { check_rule(compilation, scopes, rule); });
}

}  // namespace rego
