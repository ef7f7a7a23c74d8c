// The list of passes. One wrapper runs each, times it, tells who observes, and in builds with assertions verifies what
// it left behind. A pass whose findings leave trees that others cannot work with ends the compilation, so that a user
// sees first causes; findings that leave sound trees are collected.

#include <algorithm>
#include <cassert>
#include <tuple>

#include "rego/compile/compilation.h"

namespace rego {
namespace {

using ModulePass = void (*)(Compilation&, const RuleTree&, Module&);

struct Pass {
  std::string_view name;
  void (*whole)(Compilation&);  // over all modules at once, or
  ModulePass each;              // module by module
};

constexpr Pass kPasses[] = {
    {"check_imports", check_imports, nullptr},
    {"resolve_names", resolve_names, nullptr},
    {"rewrite_metadata", rewrite_metadata, nullptr},
    {"rewrite_prints", nullptr, [](Compilation& c, const RuleTree&, Module& m) { rewrite_prints(c, m); }},
    {"rewrite_template_strings", nullptr,
     [](Compilation& c, const RuleTree&, Module& m) { rewrite_template_strings(c, m); }},
    {"flatten_calls", nullptr, [](Compilation& c, const RuleTree&, Module& m) { flatten_calls(c, m); }},
    {"build_rule_tree", build_rule_tree, nullptr},  // of heads as they will be evaluated
    {"check_calls", nullptr, check_calls},
    {"check_heads", nullptr, check_heads},
    {"order_for_safety", nullptr, order_for_safety},
    {"check_recursion", check_recursion, nullptr},
    {"check_types", check_types, nullptr},
};

// By place, then by text: the order in which people read, whatever the order in which passes find.
void sort_diagnostics(Diagnostics& diagnostics) {
  const auto key = [](const Diagnostic& diagnostic) {
    const Position at = diagnostic.span.position();
    const std::string name = diagnostic.span.source ? diagnostic.span.source->name() : "";
    return std::tuple(name, at.row, at.column, diagnostic.message);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

void apply(const Pass& pass, Compilation& compilation, const RuleTree& tree) {
  if (pass.whole) return pass.whole(compilation);
  for (const auto& module : compilation.modules) pass.each(compilation, tree, *module);
}

void run_pass(const Pass& pass, Compilation& compilation, const RuleTree& tree) {
  const auto start = std::chrono::steady_clock::now();
  apply(pass, compilation, tree);
  const auto took = std::chrono::steady_clock::now() - start;
  assert(compilation.must_stop || verify_tree(compilation).empty());
  if (compilation.options.observe) compilation.options.observe(pass.name, took, compilation);
}

}  // namespace

void run_passes(Compilation& compilation) {
  for (const Pass& pass : kPasses) {
    run_pass(pass, compilation, compilation.tree);
    if (compilation.must_stop) break;
  }
  sort_diagnostics(compilation.diagnostics);
}

void run_query_passes(Compilation& compilation, const Compilation& policy) {
  resolve_query_names(compilation, *compilation.modules[0]);
  for (const Pass& pass : kPasses) {
    if (compilation.must_stop) break;
    if (!pass.whole) run_pass(pass, compilation, policy.tree);
  }
  if (!compilation.must_stop) check_query_types(compilation, policy, *compilation.modules[0]);
  sort_diagnostics(compilation.diagnostics);
}

void for_each_rule(Module& module, const std::function<void(Rule&)>& visit) {
  for (Rule* rule : module.rules) {
    for (Rule* branch = rule; branch; branch = branch->else_rule) visit(*branch);
  }
}

}  // namespace rego
