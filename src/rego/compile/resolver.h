#pragma once
// Gives every name of a module its meaning: see resolve_names.cc. Private to resolving.

#include <map>
#include <string>
#include <vector>

#include "rego/compile/compilation.h"
#include "rego/compile/scopes.h"

namespace rego {

class Resolver {
 public:
  // `rule_names`: of all rules of the module's package.
  Resolver(Compilation& compilation, Module& module, VarSet rule_names)
      : compilation_(compilation), module_(module), build_(module.arena), rule_names_(std::move(rule_names)) {}

  // An import's name hides a rule's.
  void add_import(std::string_view name, Term* ref, const Import* import) { globals_[name] = {ref, import, false}; }
  void rule(Rule& rule);
  void query(Body& query);
  // In strict mode: imports that nothing uses.
  void report_unused_imports();

 private:
  struct Global {
    Term* ref = nullptr;
    const Import* import = nullptr;  // null: a rule of the package
    bool is_used = false;
  };

  // Bodies and declarations (resolve_bodies.cc).
  void arguments(Rule& rule);
  void argument(Term*& pattern, Span head);
  void take_arguments(const Rule& from, Rule& to);
  void head(Head& head);
  void declare_argument(std::string_view name, Span head);
  void count_used_arguments(std::map<std::string_view, uint32_t>& uses);
  void modifiers(Expr& expr);
  void body(Body& body);
  void collect_declarations(const Expr& expr);
  void closure(Body& inner);
  void implicit_body(Body& inner, std::string_view refusal);
  void operand(Body& inner, bool is_explicit, std::string_view refusal);
  void report_unused();
  void expr(Expr& expr);
  void assignment(Expr& expr);
  void assignee(Term*& pattern, Span place);
  void some(Expr& expr);
  void some_in(Expr& expr);
  bool declare_members(const Term& key, const Term& value, const Term& domain, const Expr& expr);
  void every(Expr& expr);
  void with_target(Term*& target);
  void with_value(With& with);
  // Whether the variable could be declared; says so where not.
  bool declare(std::string_view name, Occurrence occurrence, Span place, Span refused_at);
  void refuse(std::string message, Span place);

  // Terms (resolve_terms.cc).
  void term(Term*& slot);
  Term* variable(Term& var);
  Term* global_ref(const Term& global, const Term& used);
  Global* find_global(std::string_view name);
  void ref(Term*& slot);
  // `is_statement`: the call is a whole expression.
  void call(Term*& slot, bool is_statement);
  void comprehension(Term& comprehension);

  Compilation& compilation_;
  Module& module_;
  AstBuilder build_;
  VarSet rule_names_;
  std::map<std::string_view, Global> globals_;  // imports, and rules that were asked for
  Scopes scopes_;
  size_t refusals_ = 0;      // of the branch at hand
  bool has_unused_ = false;  // said so of the branch at hand
};

}  // namespace rego
