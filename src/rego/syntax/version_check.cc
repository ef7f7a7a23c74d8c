// Each check goes over the module in the order in which OPA does, so that several findings come in its order.

#include "rego/syntax/version_check.h"

#include <functional>
#include <map>
#include <set>
#include <string>

#include "rego/builtins/builtin.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

bool is_reserved(std::string_view name) { return name == "data" || name == "input"; }

bool is_word(std::string_view name, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (word == name) return true;
  }
  return false;
}

bool is_keyword_v1(std::string_view name) {
  return is_word(name, {"not", "package", "import", "as", "default", "else", "with", "null", "true", "false", "some",
                        "if", "contains", "in", "every"});
}

bool is_keyword_of_v2(std::string_view name) { return is_word(name, {"and", "or"}); }

void report(Diagnostics& diagnostics, std::string_view code, std::string message, const Span& span) {
  diagnostics.push_back({std::string(code), std::move(message), span, "", nullptr});
}

// Calls `visit_expr` and `visit_term` for each node before its parts; a visitor that returns false keeps out of them.
class Walker {
 public:
  std::function<bool(const Expr&)> visit_expr = [](const Expr&) { return true; };
  std::function<bool(const Term&)> visit_term = [](const Term&) { return true; };

  void terms(const Terms& terms, size_t first = 0) {
    for (size_t i = first; i < terms.size(); ++i) term(*terms[i]);
  }

  void body(const Body& body) {
    for (const Expr* each : body) expr(*each);
  }

  void term(const Term& term) {
    if (!visit_term(term)) return;
    terms(term.items);
    body(term.body);
    for (const Expr* part : term.parts) expr(*part);
  }

  void expr(const Expr& expr) {
    if (!visit_expr(expr)) return;
    if (expr.kind == ExprKind::kTerm && expr.term->kind == TermKind::kCall) {
      terms(expr.term->items);
    } else if (expr.term) {
      term(*expr.term);
    }
    for (const Term* each : {expr.key, expr.value, expr.domain}) {
      if (each) term(*each);
    }
    terms(expr.terms);
    body(expr.body);
    body(expr.right);
    for (const With& with : expr.with) {
      term(*with.target);
      term(*with.value);
    }
  }

  void rule(const Rule& rule) {
    terms(rule.head.args);
    if (rule.head.key) term(*rule.head.key);
    if (rule.head.value) term(*rule.head.value);
    body(rule.body);
    if (rule.else_rule) this->rule(*rule.else_rule);
  }
};

std::string_view import_name(const Import& import) {
  if (!import.alias.empty()) return import.alias;
  const Term& last = *import.path->items.back();
  return last.kind == TermKind::kVar ? last.name : last.scalar.as_string();
}

void check_imports(const Module& module, Diagnostics& diagnostics) {
  std::map<std::string_view, const Import*> seen;
  for (const Import* import : module.imports) {
    const auto [known, is_new] = seen.emplace(import_name(*import), import);
    if (is_new) continue;
    report(diagnostics, "rego_compile_error", "import must not shadow " + to_text(*known->second), import->span);
  }
}

void check_shadowing(const Module& module, Diagnostics& diagnostics) {
  for (const Rule* rule : module.rules) {
    const std::string name(rule->head.reference[0]->name);
    if (is_reserved(name)) {
      report(diagnostics, "rego_compile_error", "rules must not shadow " + name + " (use a different rule name)",
             rule->span);
    }
    for (const Term* arg : rule->head.args) {
      const bool is_root = arg->kind == TermKind::kRef && arg->items.size() == 1 && is_reserved(arg->items[0]->name);
      if (!is_root) continue;
      report(diagnostics, "rego_compile_error",
             "args must not shadow " + to_text(*arg) + " (use a different variable name)", arg->span);
    }
  }
  Walker walker;
  walker.visit_expr = [&](const Expr& expr) {
    const bool is_call = expr.kind == ExprKind::kTerm && expr.term->kind == TermKind::kCall;
    if (!is_call || expr.term->items.size() < 2 || to_text(*expr.term->items[0]) != "assign") return true;
    const std::string name = to_text(*expr.term->items[1]);
    if (is_reserved(name)) {
      report(diagnostics, "rego_compile_error",
             "variables must not shadow " + name + " (use a different variable name)", expr.span);
    }
    return true;
  };
  for (const Rule* rule : module.rules) walker.rule(*rule);
}

void check_deprecated(const Module& module, Diagnostics& diagnostics) {
  const auto check_call = [&](const Term& call, const Span& span) {
    const std::string name = to_text(*call.items[0]);
    const BuiltinRow* row = find_builtin(name);
    if (!row || !has(row->flags, BuiltinFlags::kDeprecated)) return;
    report(diagnostics, "rego_type_error", "deprecated built-in function calls in expression: " + name, span);
  };
  Walker walker;
  walker.visit_expr = [&](const Expr& expr) {
    const bool is_call = expr.kind == ExprKind::kTerm && expr.term->kind == TermKind::kCall;
    if (is_call) check_call(*expr.term, expr.span);
    return true;
  };
  walker.visit_term = [&](const Term& term) {
    if (term.kind == TermKind::kCall) check_call(term, term.items[0]->span);
    return true;
  };
  for (const Rule* rule : module.rules) {
    walker.terms(rule->head.reference);
    walker.rule(*rule);
  }
}

void check_variable_names(const Rule& rule, Diagnostics& diagnostics) {
  std::set<const Term*> seen;
  Walker walker;
  // Operators are functions named "and" and "or"; they are written as signs.
  walker.visit_expr = [&](const Expr& expr) {
    if (expr.kind != ExprKind::kTerm || expr.term->kind != TermKind::kCall) return true;
    walker.terms(expr.term->items, 1);
    for (const With& with : expr.with) {
      walker.term(*with.target);
      walker.term(*with.value);
    }
    return false;
  };
  walker.visit_term = [&](const Term& term) {
    if (term.kind == TermKind::kCall) {
      walker.terms(term.items, 1);
      return false;
    }
    if (term.kind == TermKind::kVar && is_keyword_of_v2(term.name) && seen.insert(&term).second) {
      report(diagnostics, "rego_parse_error", std::string(term.name) + " keyword cannot be used for variable name",
             term.span);
    }
    return true;
  };
  for (const Rule* branch = &rule; branch; branch = branch->else_rule) {
    walker.terms(branch->head.reference, 1);
    walker.terms(branch->head.args);
    if (branch->head.key) walker.term(*branch->head.key);
    if (branch->head.value) walker.term(*branch->head.value);
    walker.body(branch->body);
  }
}

void check_rule_name(const Rule& rule, bool (*is_keyword)(std::string_view), Diagnostics& diagnostics) {
  const Terms& reference = rule.head.reference;
  if (reference.size() > 1 || !is_keyword(reference[0]->name)) return;
  report(diagnostics, "rego_parse_error", std::string(reference[0]->name) + " keyword cannot be used for rule name",
         rule.span);
}

}  // namespace

void check_for_v1(const Module& module, Diagnostics& diagnostics) {
  check_imports(module, diagnostics);
  check_shadowing(module, diagnostics);
  check_deprecated(module, diagnostics);
  for (const Rule* rule : module.rules) check_rule_name(*rule, is_keyword_v1, diagnostics);
}

void check_for_v2(const Module& module, Diagnostics& diagnostics) {
  for (const Rule* rule : module.rules) {
    check_rule_name(*rule, is_keyword_of_v2, diagnostics);
    check_variable_names(*rule, diagnostics);
  }
}

}  // namespace rego
