// Every call names a function that exists, with as many arguments as it takes, or one more for the result.

#include <fmt/format.h>

#include "rego/builtins/builtin.h"
#include "rego/compile/compilation.h"

namespace rego {

const RuleNode* called_function(const RuleTree& tree, const Term& call) {
  const Term& name = *call.items[0];
  if (!is_var(*name.items[0], "data")) return nullptr;
  const RuleTree::Reached reached = tree.reach(name);
  return reached.operands == name.items.size() && reached.node->is_function ? reached.node : nullptr;
}

int call_arity(const RuleTree& tree, const Term& call) {
  if (const RuleNode* function = called_function(tree, call)) {
    return static_cast<int>(function->rules[0].rule->head.args.size());
  }
  if (const BuiltinRow* builtin = find_builtin(operator_name(call))) return builtin->arity();
  return is_call_to(call, "eq") ? 2 : -1;
}

namespace {

void check_call(Compilation& compilation, const RuleTree& tree, const Term& call) {
  const int arity = call_arity(tree, call);
  const int given = static_cast<int>(call.items.size()) - 1;
  const std::string name = operator_name(call);
  if (arity < 0) {
    compilation.report("rego_type_error", "undefined function " + name, call.span);
  } else if (given != arity && given != arity + 1) {
    compilation.report("rego_type_error",
                       fmt::format("{}: arity mismatch: it takes {} arguments, {} are given", name, arity, given),
                       call.span);
  }
}

void check_body(Compilation& compilation, const RuleTree& tree, const Body& body) {
  Visitor visitor;
  visitor.term = [&](const Term& term) {
    if (term.kind == TermKind::kCall) check_call(compilation, tree, term);
    return true;
  };
  visitor.body = [&](const Body& inner) { check_body(compilation, tree, inner); };
  for (const Expr* expr : body) walk(*expr, visitor);
}

}  // namespace

void check_calls(Compilation& compilation, const RuleTree& tree, Module& module) {
  for_each_rule(module, [&](Rule& rule) {
    check_body(compilation, tree, rule.body);
    const Visitor heads{nullptr, [&](const Body& inner) { check_body(compilation, tree, inner); }};
    for (const Term* term : {rule.head.key, rule.head.value}) {
      if (term) walk(*term, heads);
    }
  });
}

}  // namespace rego
