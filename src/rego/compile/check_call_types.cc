// Statements: what is unified, searched and passed to functions must fit. The texts, and which of them show what they
// have beside what is wanted, are opa's.

#include <algorithm>

#include "rego/builtins/builtin.h"
#include "rego/compile/type_checker.h"
#include "rego/syntax/print.h"

namespace rego {
namespace {

constexpr size_t kLineColumnsMax = 80;
constexpr std::string_view kMismatchPage = "https://www.openpolicyagent.org/docs/errors/rego-type-error/match-error";

bool is_wide(std::string_view line) {
  return static_cast<size_t>(std::count_if(line.begin(), line.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
         })) > kLineColumnsMax;
}

std::string in_brackets(const std::vector<std::string>& parts) {
  std::string text = "(";
  for (size_t i = 0; i < parts.size(); i++) text += (i ? ", " : "") + parts[i];
  return text + ")";
}

std::string_view common_kind(const StaticType* a, const StaticType* b) {
  if (!a || !b || a->kind != b->kind) return "";
  if (a->kind == TypeKind::kObject) return "objects";
  if (a->kind == TypeKind::kArray) return "arrays";
  return a->kind == TypeKind::kSet ? "sets" : "";
}

// The arguments that a function takes, its result behind them.
std::vector<const StaticType*> wanted_by(const StaticType& function) {
  std::vector<const StaticType*> wanted = function.items;
  if (function.value) wanted.push_back(function.value);
  return wanted;
}

}  // namespace

TypeChecker::Finding TypeChecker::mismatch(const Expr& expr, const StaticType* left, const StaticType* right) {
  Finding finding{"match error", expr.span, {}, is_unknown(left) || is_unknown(right)};
  std::string left_line = "left  : " + to_text(left);
  std::string right_line = "right : " + to_text(right);
  if (is_wide(left_line) || is_wide(right_line)) {
    const auto [a, b] = difference_text(left, right);
    left_line = "left  : " + a;
    right_line = "right : " + b;
  }
  finding.details = {left_line, right_line};
  if (const std::string_view kind = common_kind(left, right); !kind.empty()) {
    finding.details.push_back("hint  : both sides are " + std::string(kind) +
                              " but their types differ, so they can never be equal (see " + std::string(kMismatchPage) +
                              ")");
  }
  return finding;
}

namespace {

std::vector<std::string> argument_lines(const std::vector<const StaticType*>& have,
                                        const std::vector<const StaticType*>& want, const StaticType& function) {
  std::vector<std::string> have_texts, want_texts;
  for (const StaticType* type : have) have_texts.push_back(to_text(type));
  for (size_t i = 0; i < want.size(); i++) want_texts.push_back(named(function, i, to_text(want[i])));
  if (function.is_variadic) want_texts.emplace_back("any...");
  std::string have_line = "have: " + in_brackets(have_texts);
  std::string want_line = "want: " + in_brackets(want_texts);
  if (is_wide(have_line) || is_wide(want_line)) {
    for (size_t i = 0; i < have.size(); i++) have_texts[i] = short_text(have[i]);
    for (size_t i = 0; i < want.size(); i++) want_texts[i] = named(function, i, short_text(want[i]));
    for (size_t i = 0; i < std::min(have.size(), want.size()); i++) {
      const bool is_fine = have[i] && want[i] && may_be_equal(have[i], want[i]);
      if (is_fine) continue;
      const auto [a, b] = difference_text(have[i], want[i]);
      have_texts[i] = a;
      want_texts[i] = named(function, i, b);
    }
    have_line = "have: " + in_brackets(have_texts);
    want_line = "want: " + in_brackets(want_texts);
  }
  return {have_line, want_line};
}

}  // namespace

TypeChecker::Finding TypeChecker::wrong_arguments(const Expr& expr, std::string_view what,
                                                  const std::vector<const StaticType*>& have,
                                                  const StaticType& function) {
  Finding finding{to_text(*expr.term->items[0]) + ": " + std::string(what), expr.span, {}, false};
  finding.is_of_unknown = std::any_of(have.begin(), have.end(), is_unknown);
  finding.details = argument_lines(have, wanted_by(function), function);
  return finding;
}

TypeChecker::Finding TypeChecker::arity_mismatch(const With& with, const StaticType& have, const StaticType& want) {
  return {to_text(*with.target) + ": arity mismatch", with.span, argument_lines(have.items, want.items, want), false};
}

std::optional<TypeChecker::Finding> TypeChecker::statement(const Expr& expr, TypeView& view) {
  if (auto wrong = with_modifiers(expr, view)) return wrong;
  if (expr.kind != ExprKind::kTerm || expr.term->kind != TermKind::kCall) return std::nullopt;
  const std::string name = operator_name(*expr.term);
  const bool is_unification = (name == "eq" || name == "equal") && expr.term->items.size() == 3;
  if (is_unification) return equality(expr, view);
  if (name == "internal.member_2" || name == "internal.member_3") {
    if (auto wrong = membership(expr, view, name == "internal.member_3" ? 3 : 2)) return wrong;
  }
  return call(expr, view);
}

std::optional<TypeChecker::Finding> TypeChecker::equality(const Expr& expr, TypeView& view) {
  const Term& a = *expr.term->items[1];
  const Term& b = *expr.term->items[2];
  const StaticType* type_a = type_of(a, view);
  const StaticType* type_b = type_of(b, view);
  if (equate(a, type_a, b, type_b, view)) return std::nullopt;
  return mismatch(expr, type_a, type_b);
}

// `x in xs` takes anything; what may be found depends on xs.
std::optional<TypeChecker::Finding> TypeChecker::membership(const Expr& expr, TypeView& view, size_t arity) {
  const Terms& items = expr.term->items;
  if (items.size() <= arity) return std::nullopt;
  const StaticType* collection = type_of(*items[arity], view);
  const StaticType* values = pool_.values(collection);
  if (!values) return std::nullopt;
  if (arity == 3) {
    if (auto wrong = member_operand(expr, *items[1], pool_.keys(collection), view)) return wrong;
  }
  return member_operand(expr, *items[arity - 1], values, view);
}

std::optional<TypeChecker::Finding> TypeChecker::member_operand(const Expr& expr, const Term& operand,
                                                                const StaticType* wanted, TypeView& view) {
  if (is_unknown(wanted)) return std::nullopt;
  const StaticType* have = type_of(operand, view);
  const bool is_wrong = !is_unknown(have) && !may_be_equal(have, wanted);
  if (!is_wrong && learn(operand, wanted, Learning::kSets, view)) return std::nullopt;
  return mismatch(expr, have, wanted);
}

const StaticType* TypeChecker::builtin_type(std::string_view name) {
  const auto found = builtins_.find(name);
  if (found != builtins_.end()) return found->second;
  const BuiltinRow* row = find_builtin(name);
  const StaticType* type = row ? type_of_signature(pool_, row->signature) : nullptr;
  builtins_.emplace(arena_.copy(name), type);
  return type;
}

const StaticType* TypeChecker::function_of(const Term& call, const TypeView& view) {
  if (is_var(*call.items[0]->items[0], "data")) {
    TypeView own = view;
    return type_of_ref(*call.items[0], own);
  }
  return builtin_type(operator_name(call));
}

std::optional<TypeChecker::Finding> TypeChecker::call(const Expr& expr, TypeView& view) {
  const Term& called = *expr.term;
  const StaticType* function = function_of(called, view);
  if (!function || function->is_every_value()) return std::nullopt;
  if (function->kind != TypeKind::kFunction) {
    return Finding{"undefined function " + to_text(*called.items[0]), expr.span, {}, false};
  }
  const std::vector<const StaticType*> wanted = wanted_by(*function);
  const auto types = [&] {
    std::vector<const StaticType*> have;
    for (size_t i = 1; i < called.items.size(); i++) have.push_back(type_of(*called.items[i], view));
    return have;
  };
  const std::vector<const StaticType*> have = types();
  if (have.size() > wanted.size() && !function->is_variadic) {
    return wrong_arguments(expr, "too many arguments", have, *function);
  }
  if (have.size() < function->items.size()) return wrong_arguments(expr, "too few arguments", have, *function);
  for (size_t i = 0; i < have.size(); i++) {
    const StaticType* want = i < wanted.size() ? wanted[i] : pool_.any();
    if (!is_unknown(have[i]) && !may_be_equal(have[i], want)) {
      return wrong_arguments(expr, "invalid argument(s)", have, *function);
    }
    if (!learn(*called.items[i + 1], want, Learning::kSets, view)) {
      return wrong_arguments(expr, "invalid argument(s)", types(), *function);
    }
  }
  return std::nullopt;
}

}  // namespace rego
