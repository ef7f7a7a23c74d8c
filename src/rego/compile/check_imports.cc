// What v1 (and strict mode) forbids of names: two imports of one name, and rules, arguments and variables that hide
// `input` and `data`. Runs before names are resolved away.

#include "rego/compile/compilation.h"
#include "rego/syntax/print.h"

namespace rego {

std::string_view import_name(const Import& import) {
  if (!import.alias.empty()) return import.alias;
  const Term& last = import.path->kind == TermKind::kRef ? *import.path->items.back() : *import.path;
  return last.kind == TermKind::kVar ? last.name : last.scalar.as_string();
}

namespace {

class Checker {
 public:
  explicit Checker(Compilation& compilation) : compilation_(compilation) {}

  void module(Module& module) {
    imports(module);
    for_each_rule(module, [&](Rule& rule) {
      for (const Term* argument : rule.head.args) {
        if (const Term* root = root_variable(*argument)) hides("args", *root, argument->span);
      }
      body(rule.body);
      for (const Term* term : {rule.head.key, rule.head.value}) {
        if (term) walk(*term, visitor());
      }
    });
    for (const Rule* rule : module.rules) {
      const Term& name = *rule->head.reference[0];
      if (root_variable(name)) {
        compilation_.report_and_go_on(
            "rego_compile_error", "rules must not shadow " + std::string(name.name) + " (use a different rule name)",
            rule->span);
      }
    }
  }

 private:
  void imports(const Module& module) {
    std::map<std::string_view, const Import*> known;
    for (const Import* import : module.imports) {
      const auto [first, is_new] = known.emplace(import_name(*import), import);
      if (is_new) continue;
      compilation_.report_and_go_on("rego_compile_error", "import must not shadow " + to_text(*first->second),
                                    import->span);
    }
  }

  void hides(std::string_view what, const Term& var, Span place) {
    compilation_.report_and_go_on(
        "rego_compile_error",
        std::string(what) + " must not shadow " + std::string(var.name) + " (use a different variable name)", place);
  }

  Visitor visitor() {
    return {nullptr, [this](const Body& inner) { body(inner); }};
  }

  void body(const Body& body) {
    for (const Expr* expr : body) {
      const bool is_assignment = expr->kind == ExprKind::kTerm && expr->term->kind == TermKind::kCall &&
                                 is_call_to(*expr->term, "assign") && expr->term->items.size() == 3;
      if (is_assignment) {
        if (const Term* root = root_variable(*expr->term->items[1])) hides("variables", *root, expr->span);
      }
      walk(*expr, visitor());
    }
  }

  Compilation& compilation_;
};

}  // namespace

void check_imports(Compilation& compilation) {
  for (const auto& module : compilation.modules) {
    if (compilation.options.is_strict || module->version != RegoVersion::kV0) Checker(compilation).module(*module);
  }
}

}  // namespace rego
