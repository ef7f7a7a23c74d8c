// Puts every rule at its place below `data` and refuses heads that cannot stand together.

#include <algorithm>

#include "rego/compile/compilation.h"

namespace rego {
namespace {

bool is_partial_set(const Rule& rule) { return rule.head.key != nullptr; }

std::string kind_of(const RuleEntry& entry) {
  if (!entry.rule->head.args.empty()) return "function";
  if (is_partial_set(*entry.rule)) return entry.path.empty() ? "set" : "general";
  return entry.path.empty() ? "complete" : "general";
}

void check_node(Compilation& compilation, const RuleNode& node) {
  for (size_t i = 1; i < node.rules.size(); i++) {
    const Rule& rule = *node.rules[i].rule;
    const bool conflicts = kind_of(node.rules[0]) != kind_of(node.rules[i]);
    if (conflicts) {
      compilation.report("rego_type_error", "conflicting rules " + node.path() + " found", node.rules[0].rule->span);
      return;
    }
    if (!rule.head.args.empty() && rule.head.args.size() != node.rules[0].rule->head.args.size()) {
      compilation.report("rego_type_error", "conflicting rules " + node.path() + " found", node.rules[0].rule->span);
      return;
    }
  }
  const auto defaults =
      std::count_if(node.rules.begin(), node.rules.end(), [](const RuleEntry& e) { return e.rule->is_default; });
  if (defaults > 1) {
    compilation.report("rego_type_error", "multiple default rules " + node.path() + " found", node.rules[0].rule->span);
  }
}

void check_all(Compilation& compilation, const RuleNode& node) {
  check_node(compilation, node);
  for (const auto& [key, child] : node.children) check_all(compilation, *child);
}

}  // namespace

void build_rule_tree(Compilation& compilation) {
  for (const auto& module : compilation.modules) {
    compilation.tree.package(*module);
    for (Rule* rule : module->rules) {
      for (Rule* branch = rule; branch; branch = branch->else_rule) branch->module = module.get();
      compilation.tree.insert(*module, rule);
    }
  }
  compilation.tree.gather_general_references();
  check_all(compilation, compilation.tree.root());
}

}  // namespace rego
