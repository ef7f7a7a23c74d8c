#pragma once
// What the passes work on: the modules, what has been found wrong, and the tree of rules.

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "rego/compile/ast_util.h"
#include "rego/compile/rule_tree.h"
#include "rego/program/program.h"
#include "rego/syntax/ast.h"
#include "rego/syntax/diagnostic.h"

namespace rego {

struct Compilation;

struct PassOptions {
  bool keeps_prints = false;
  bool is_strict = false;    // unused variables, arguments and imports are errors
  bool is_observed = false;  // emit Observe instructions
  // Told after each pass its name and how long it took, with the trees as it left them: for timing and dumps.
  std::function<void(std::string_view pass, std::chrono::nanoseconds took, const Compilation& after)> observe = nullptr;
};

struct PolicyTypes;  // type_scope.h

struct Compilation {
  std::vector<std::unique_ptr<Module>> modules;
  RuleTree tree;
  Diagnostics diagnostics;
  PassOptions options;
  uint32_t generated_names = 0;
  // Terms that passes have put variables in the place of, by those: what a message shows instead.
  std::map<std::string_view, const Term*> subjects;
  // Nodes with rules, each behind what it depends on, and who depends on each; by check_recursion.
  std::vector<const RuleNode*> rule_order;
  std::map<const RuleNode*, std::vector<const RuleNode*>> dependents;
  std::shared_ptr<const PolicyTypes> types;  // by check_types; queries are checked against it
  bool must_stop = false;                    // something was reported that later passes cannot work with

  // The nodes with rules at and below this one, and all that depend on them, however indirectly.
  std::vector<const RuleNode*> dependents_of(const RuleNode& node) const;
  // Ends the compilation after the pass at hand.
  void report(std::string_view code, std::string message, Span span) {
    must_stop = true;
    report_and_go_on(code, std::move(message), span);
  }
  // The trees are sound all the same: later passes may find more.
  void report_and_go_on(std::string_view code, std::string message, Span span) {
    diagnostics.push_back({std::string(code), std::move(message), span, "", nullptr, {}});
  }
};

// A variable that a pass makes or renames: "x@7". Nobody sees it: messages print display_name(), what stands before the
// "@".
std::string_view unique_name(Compilation& compilation, Arena& arena, std::string_view base);
std::string_view display_name(std::string_view name);
inline bool is_generated_name(std::string_view name) { return name.starts_with('@'); }

// The passes, in their order; see passes.cc. Stops after the first pass that reports.
void run_passes(Compilation& compilation);
// The passes that a query needs, on a module that holds it as the body of its single rule.
void run_query_passes(Compilation& compilation, const Compilation& policy);

// What an import is called in its module.
std::string_view import_name(const Import& import);

// The passes themselves: one file each.
void check_imports(Compilation& compilation);
void resolve_names(Compilation& compilation);
void resolve_query_names(Compilation& compilation, Module& module);
void build_rule_tree(Compilation& compilation);
void rewrite_metadata(Compilation& compilation);
void rewrite_prints(Compilation& compilation, Module& module);
void rewrite_template_strings(Compilation& compilation, Module& module);
void flatten_calls(Compilation& compilation, Module& module);
void check_calls(Compilation& compilation, const RuleTree& tree, Module& module);
void check_heads(Compilation& compilation, const RuleTree& tree, Module& module);
void order_for_safety(Compilation& compilation, const RuleTree& tree, Module& module);
void check_recursion(Compilation& compilation);
void check_types(Compilation& compilation);
void check_query_types(Compilation& compilation, const Compilation& policy, Module& module);

// What is wrong with the trees' shape, or "": what every pass may rely on and must leave behind it. Checked after each
// pass in builds with assertions.
std::string verify_tree(const Compilation& compilation);

// All rules of a module, else branches too.
void for_each_rule(Module& module, const std::function<void(Rule&)>& visit);

// How many arguments the function takes that a call names; -1 when it is not known.
int call_arity(const RuleTree& tree, const Term& call);
// The node of the function that a call's operator names, or null (a built-in, or unknown).
const RuleNode* called_function(const RuleTree& tree, const Term& call);

// The program of a policy whose passes are done. Reports limits of the format.
void emit_policy(Compilation& compilation, const Value& data, Program& program);
// The program of a query: unit 0 gives its value, unit 1 all solutions.
void emit_query(Compilation& compilation, const RuleTree& tree, const Program& policy, Module& module,
                Program& program);

}  // namespace rego
