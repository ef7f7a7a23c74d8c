// How unsafe variables are told: each once, at the first expression that lacks it. A variable that is only assigned
// from others that are unsafe is their consequence and left out. Where all that is unsafe was made by a pass, the
// expression is named instead.

#include <algorithm>

#include "rego/compile/safety.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

bool comes_before(const Span& a, const Span& b) { return a.begin < b.begin; }

bool is_future_keyword(std::string_view name) {
  constexpr std::string_view kWords[] = {"in", "every", "contains", "if", "not", "and", "or"};
  return std::find(std::begin(kWords), std::end(kWords), name) != std::end(kWords);
}

// Empty for a query, which has no head.
std::string ground_name(const Rule& rule) {
  if (rule.head.reference.empty()) return "";
  std::string name(rule.head.reference[0]->name);
  for (size_t i = 1; i < rule.head.reference.size(); i++) {
    const Term& part = *rule.head.reference[i];
    if (part.kind != TermKind::kScalar) break;
    Terms shown(rule.head.reference.begin(), rule.head.reference.begin() + static_cast<ptrdiff_t>(i + 1),
                rule.head.reference.get_allocator());
    name = to_text(shown);
  }
  return name;
}

}  // namespace

void UnsafeVariables::add(const Expr& expr, const VarSet& names) {
  if (!names.empty()) found_.push_back({&expr, names});
}

std::string UnsafeVariables::scope_of(const Rule& rule) {
  if (!module_ || rule.head.reference.empty()) return "";
  if (names_by_row_.empty()) {
    for_each_rule(const_cast<Module&>(*module_), [&](Rule& each) {
      const std::string name = ground_name(each);
      const auto [row, is_new] = names_by_row_.emplace(each.span.position().row, name);
      if (!is_new && row->second != name) row->second.clear();
    });
  }
  const auto row = names_by_row_.find(rule.span.position().row);
  return row != names_by_row_.end() && row->second.empty() ? " in rule " + ground_name(rule) : "";
}

void UnsafeVariables::report(Compilation& compilation, const Rule& rule) {
  const std::string scope = scope_of(rule);
  if (!report_names(compilation, scope)) report_expressions(compilation, scope);
  found_.clear();
}

bool UnsafeVariables::report_names(Compilation& compilation, const std::string& scope) {
  std::map<std::string_view, Span> first;
  VarSet assigned;
  for (const Found& found : found_) {
    if (found.expr->from_assignment && is_equality(*found.expr)) {
      for (const Term* left : {found.expr->term->items[1]}) collect_vars(*left, assigned);
    }
    for (const std::string_view name : found.names) {
      if (is_generated_name(name)) continue;
      const auto [place, is_new] = first.emplace(name, found.expr->span);
      if (!is_new && comes_before(found.expr->span, place->second)) place->second = found.expr->span;
    }
  }
  const bool has_cause =
      std::any_of(first.begin(), first.end(), [&](const auto& one) { return !assigned.contains(one.first); });
  for (const auto& [name, place] : first) {
    if (has_cause && assigned.contains(name)) continue;
    const std::string shown(display_name(name));
    std::string message = "var " + shown + " is unsafe" + scope;
    if (is_future_keyword(shown)) {
      message += " (hint: `import future.keywords." + shown + "` to import a future keyword)";
    }
    compilation.report("rego_unsafe_var_error", message, place);
  }
  return !first.empty();
}

void UnsafeVariables::report_expressions(Compilation& compilation, const std::string& scope) {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const Found& a, const Found& b) { return comes_before(a.expr->span, b.expr->span); });
  VarSet seen;
  for (const Found& found : found_) {
    const size_t before = seen.size();
    seen.insert(found.names.begin(), found.names.end());
    if (seen.size() == before) continue;
    compilation.report("rego_unsafe_var_error", "expression is unsafe" + scope, found.expr->span);
  }
}

}  // namespace rego
