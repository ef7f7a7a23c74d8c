#pragma once
// What an expression binds and what it needs: the questions behind the order of a body. Private to the passes.

#include "rego/compile/compilation.h"

namespace rego {

// The variables that are bound at a place: those around it, and its own.
struct Bound {
  const Bound* outer = nullptr;
  VarSet own = {};

  bool contains(std::string_view name) const {
    for (const Bound* level = this; level; level = level->outer) {
      if (level->own.contains(name)) return true;
    }
    return false;
  }
};

bool contains_all(const VarSet& set, const VarSet& subset);
VarSet difference(const VarSet& a, const VarSet& b);

// Variables in operands of refs whose heads are known.
void collect_ref_outputs(const Term& term, const VarSet& safe, VarSet& outputs);
// The variables that a value of this pattern would bind: not those in keys of objects, heads of refs, sets, or
// closures.
void collect_pattern_vars(const Term& term, VarSet& vars);
// What the expression binds when `safe` is known.
VarSet outputs_of(const RuleTree& tree, const Expr& expr, const VarSet& safe);
// The variables of operands of not, and, or without braces that those operands do not bind for themselves: the
// expression needs them as if they stood outside.
void collect_implicit_needs(const Expr& expr, VarSet& needed);

// Says which variables of a rule are unsafe, as opa words and places it.
class UnsafeVariables {
 public:
  // `module` is null for a query.
  explicit UnsafeVariables(const Module* module) : module_(module) {}

  void add(const Expr& expr, const VarSet& names);
  bool is_empty() const { return found_.empty(); }
  void report(Compilation& compilation, const Rule& rule);
  // " in rule p", where rules of several names start on the rule's line.
  std::string scope_of(const Rule& rule);

 private:
  struct Found {
    const Expr* expr;
    VarSet names;
  };
  bool report_names(Compilation& compilation, const std::string& scope);
  void report_expressions(Compilation& compilation, const std::string& scope);

  const Module* module_;
  std::vector<Found> found_;
  std::map<int, std::string> names_by_row_;  // "" where a row has several
};

}  // namespace rego
