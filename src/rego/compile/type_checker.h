#pragma once
// The type checker: see check_types.cc for the idea. Private to the checker's files.

#include <optional>

#include "rego/compile/compilation.h"
#include "rego/compile/type_scope.h"

namespace rego {

// Types of variables and documents as one expression sees them.
struct TypeView {
  VariableTypes& variables;
  const TypeLayer* documents;
};

class TypeChecker {
 public:
  // `arena`: for keys of documents' paths; it lives as long as `pool` and the documents.
  TypeChecker(Compilation& compilation, const RuleTree& tree, TypePool& pool, Arena& arena)
      : compilation_(compilation), tree_(tree), pool_(pool), arena_(arena) {}

  // Adds the rules' types to `documents`, which holds those of all that they depend on.
  void rule(Rule& rule, TypeLayer& documents);
  void query(const Body& body, const TypeLayer& documents);

 private:
  struct Finding {
    std::string message;
    Span span;
    std::vector<std::string> details;
    bool is_of_unknown = false;  // follows from a part of which nothing is known
  };
  using Findings = std::vector<Finding>;

  // Bodies (check_types.cc).
  Findings body(const Body& body, TypeView& view);
  Findings expression(const Expr& expr, TypeView& view);
  void head_terms(const Rule& rule, TypeView& view, Findings& found);
  Findings closures(const Expr& expr, TypeView& view);
  void closures(const Term& term, TypeView& view, Findings& found);
  const StaticType* rule_type(const Rule& rule, TypeView& view, size_t ground);
  const StaticType* function_type(const Rule& rule, TypeView& view);
  std::vector<std::unique_ptr<TypeLayer>> replaced(const Expr& expr, const TypeView& view);
  void relax_dependents(const Term& target, bool is_function, TypeLayer& layer);
  std::optional<Finding> with_modifiers(const Expr& expr, const TypeView& view);
  Finding arity_mismatch(const With& with, const StaticType& have, const StaticType& want);
  void report(Findings&& found);

  // Calls (check_call_types.cc).
  std::optional<Finding> statement(const Expr& expr, TypeView& view);
  std::optional<Finding> equality(const Expr& expr, TypeView& view);
  std::optional<Finding> membership(const Expr& expr, TypeView& view, size_t arity);
  std::optional<Finding> member_operand(const Expr& expr, const Term& operand, const StaticType* wanted,
                                        TypeView& view);
  std::optional<Finding> call(const Expr& expr, TypeView& view);
  Finding wrong_arguments(const Expr& expr, std::string_view what, const std::vector<const StaticType*>& have,
                          const StaticType& function);
  Finding mismatch(const Expr& expr, const StaticType* left, const StaticType* right);
  const StaticType* function_of(const Term& call, const TypeView& view);
  const StaticType* builtin_type(std::string_view name);

  // References (check_ref_types.cc).
  void refs(const Expr& expr, TypeView& view, Findings& found);
  void refs(const Term& term, TypeView& view, Findings& found);
  std::optional<Finding> ref(const Term& ref, TypeView& view);
  std::optional<Finding> documents(const Term& ref, size_t at, const TypeLayer& layer, const TypeNode& node,
                                   TypeView& view);
  std::optional<Finding> below(const Term& ref, size_t at, const StaticType* type, TypeView& view);
  std::optional<Finding> operand(const Term& ref, size_t at, const StaticType* type, TypeView& view);
  Finding unsupported(const Term& ref, size_t at, const StaticType* have);
  Finding invalid(const Term& ref, size_t at, const StaticType* have, const StaticType* want,
                  std::vector<Value> candidates);
  std::vector<Value> candidates(const StaticType* type);
  Term* shown(const Term& term);

  // What is known, and what follows from it (infer_types.cc).
  const StaticType* type_of(const Term& term, TypeView& view);
  const StaticType* type_of_ref(const Term& ref, TypeView& view);
  const StaticType* type_at(const TypeLayer* layer, const Term& ref, TypeView& view);
  const StaticType* type_below(const TypeLayer& layer, const TypeNode& node, const Term& ref, size_t at,
                               TypeView& view);
  const StaticType* select(const StaticType* type, const Term& ref, size_t at);
  const StaticType* type_of_object(const Term& term, TypeView& view);
  const StaticType* type_of_comprehension(const Term& term, TypeView& view);
  bool equate(const Term& a, const StaticType* type_a, const Term& b, const StaticType* type_b, TypeView& view);
  bool equate_unknown(const Term& a, const StaticType* type_a, const Term& b, const StaticType* type_b, TypeView& view);
  bool equate_parts(const Term& literal, const Term& other, TypeView& view);
  enum class Learning : uint8_t { kSets, kWidens };
  bool learn(const Term& term, const StaticType* type, Learning learning, TypeView& view);
  bool learn_variable(const Term& var, const StaticType* type, Learning learning, TypeView& view);
  bool learn_literal(const Term& term, const StaticType* type, Learning learning, TypeView& view);
  bool learn_parts(const Term& term, const StaticType& type, Learning learning, TypeView& view);

  struct Known {
    const StaticType* type;
    Findings found;
  };
  const Known& comprehension(const Term& term, TypeView& view);

  Compilation& compilation_;
  const RuleTree& tree_;
  TypePool& pool_;
  Arena& arena_;
  std::map<const Term*, Known> comprehensions_;  // each is looked into once
  std::map<std::string_view, const StaticType*> builtins_;
};

}  // namespace rego
