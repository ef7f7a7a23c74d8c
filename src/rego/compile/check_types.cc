// What cannot be, whatever the input: a number compared with a string, a key that a known object does not have, an
// argument that a function never takes.
//
// Rules are checked in the order of their dependencies, so that a rule's type is known where it is used; what a rule
// says is the union of its definitions. Within a body types flow in the order of its expressions, from documents and
// results into variables. Nothing is known of the base document and, without a schema, of input: they are `any`. An
// expression that follows from another mistake is not told.

#include <algorithm>

#include "rego/compile/type_checker.h"

namespace rego {
namespace {

// The path of a rule's document: the package, and the head as far as it is constant.
std::vector<Value> ground_path(Arena& arena, const Rule& rule, size_t* parts) {
  std::vector<Value> path{Value::string(arena, "data")};
  const Terms& package = rule.module->package->items;
  for (size_t i = 1; i < package.size(); i++) path.push_back(package[i]->scalar);
  path.push_back(Value::string(arena, rule.head.reference[0]->name));
  size_t i = 1;
  for (; i < rule.head.reference.size() && rule.head.reference[i]->kind == TermKind::kScalar; i++) {
    path.push_back(rule.head.reference[i]->scalar);
  }
  *parts = i;
  return path;
}

std::vector<const Term*> terms_of_head(const Rule& rule) {
  std::vector<const Term*> terms;
  for (size_t i = 1; i < rule.head.reference.size(); i++) terms.push_back(rule.head.reference[i]);
  for (const Term* term : {rule.head.key, rule.head.value}) {
    if (term) terms.push_back(term);
  }
  return terms;
}

}  // namespace

// --- Bodies

TypeChecker::Findings TypeChecker::body(const Body& body, TypeView& view) {
  Findings found;
  for (const Expr* expr : body) {
    const auto layers = replaced(*expr, view);
    TypeView inner{view.variables, layers.empty() ? view.documents : layers.back().get()};
    Findings here = expression(*expr, inner);
    std::move(here.begin(), here.end(), std::back_inserter(found));
  }
  return found;
}

TypeChecker::Findings TypeChecker::expression(const Expr& expr, TypeView& view) {
  Findings found = closures(expr, view);
  refs(expr, view, found);
  auto wrong = statement(expr, view);
  const bool is_consequence = wrong && wrong->is_of_unknown && !found.empty();
  if (wrong && !is_consequence) found.push_back(std::move(*wrong));
  return found;
}

TypeChecker::Findings TypeChecker::closures(const Expr& expr, TypeView& view) {
  Findings found;
  for_each_operand(expr, [&](const Term& term) { closures(term, view, found); });
  for (const Body* inner : {&expr.body, &expr.right}) {
    for (const Expr* each : *inner) {
      Findings below = closures(*each, view);
      std::move(below.begin(), below.end(), std::back_inserter(found));
    }
  }
  return found;
}

void TypeChecker::closures(const Term& term, TypeView& view, Findings& found) {
  if (is_comprehension(term)) {
    const Findings& inside = comprehension(term, view).found;
    found.insert(found.end(), inside.begin(), inside.end());
    return;
  }
  for (const Term* item : term.items) closures(*item, view, found);
}

void TypeChecker::report(Findings&& found) {
  for (Finding& finding : found) {
    compilation_.report_and_go_on("rego_type_error", std::move(finding.message), finding.span);
    compilation_.diagnostics.back().details = std::move(finding.details);
  }
}

// --- Rules and queries

void TypeChecker::query(const Body& query, const TypeLayer& documents) {
  VariableTypes variables;
  TypeView view{variables, &documents};
  report(body(query, view));
}

void TypeChecker::rule(Rule& rule, TypeLayer& documents) {
  VariableTypes variables;
  TypeView view{variables, &documents};
  size_t ground = 0;
  const std::vector<Value> path = ground_path(arena_, rule, &ground);
  Findings found = body(rule.body, view);
  head_terms(rule, view, found);
  if (!found.empty()) {
    // Whoever uses the rule is not told again.
    documents.put(path, pool_.any());
    return report(std::move(found));
  }
  const StaticType* type = rule_type(rule, view, ground);
  if (type) documents.insert(pool_, path, type);
}

// Refs and closures of the head are evaluated as if they stood at the end of the body.
void TypeChecker::head_terms(const Rule& rule, TypeView& view, Findings& found) {
  for (const Term* term : terms_of_head(rule)) {
    closures(*term, view, found);
    refs(*term, view, found);
  }
}

const StaticType* TypeChecker::rule_type(const Rule& rule, TypeView& view, size_t ground) {
  if (rule.head.has_args && !rule.head.args.empty()) return function_type(rule, view);
  const StaticType* type = type_of(rule.head.key ? *rule.head.key : *rule.head.value, view);
  if (rule.head.key) type = type ? pool_.set_of(type) : nullptr;
  for (size_t i = rule.head.reference.size(); type && i > ground; i--) {
    const StaticType* key = type_of(*rule.head.reference[i - 1], view);
    type = key ? pool_.object({}, key, type) : nullptr;
  }
  return type;
}

const StaticType* TypeChecker::function_type(const Rule& rule, TypeView& view) {
  std::vector<const StaticType*> arguments;
  for (const Term* argument : rule.head.args) {
    VarSet names;
    collect_vars(*argument, names);
    for (const std::string_view name : names) {
      if (!view.variables.find(name)) view.variables.own[name] = pool_.any();
    }
    arguments.push_back(type_of(*argument, view));
  }
  return pool_.function(std::move(arguments), type_of(*rule.head.value, view));
}

// --- with

// What the documents look like under the modifiers: a replaced one may be what it was or what it is replaced by; rules
// that depend on one may be anything.
std::vector<std::unique_ptr<TypeLayer>> TypeChecker::replaced(const Expr& expr, const TypeView& view) {
  std::vector<std::unique_ptr<TypeLayer>> layers;
  if (expr.with.empty()) return layers;
  TypeView own = view;
  const auto open = [&] {
    layers.push_back(std::make_unique<TypeLayer>());
    const size_t count = layers.size();
    layers.back()->outer = count > 1 ? layers[count - 2].get() : view.documents;
  };
  std::vector<std::pair<std::vector<Value>, const StaticType*>> targets;
  for (const With& with : expr.with) {
    const Term& target = *with.target;
    if (target.kind != TermKind::kRef) continue;
    const bool is_document = is_var(*target.items[0], "data") || is_var(*target.items[0], "input");
    if (!is_document) continue;
    const StaticType* type = type_of_ref(target, own);
    const bool is_function = type && type->kind == TypeKind::kFunction;
    open();
    relax_dependents(target, is_function, *layers.back());
    if (is_function) continue;
    const StaticType* value = with.builtin.empty() ? type_of(*with.value, own) : nullptr;
    const StaticType* either = type && value ? pool_.either(type, value) : nullptr;
    std::vector<Value> path{Value::string(arena_, target.items[0]->name)};
    for (size_t i = 1; i < target.items.size() && target.items[i]->kind == TermKind::kScalar; i++) {
      path.push_back(target.items[i]->scalar);
    }
    targets.emplace_back(std::move(path), either ? either : pool_.any());
  }
  if (targets.empty()) return layers;
  open();
  for (const auto& [path, type] : targets) layers.back()->put(path, type);
  return layers;
}

void TypeChecker::relax_dependents(const Term& target, bool is_function, TypeLayer& layer) {
  if (!is_var(*target.items[0], "data")) return;
  const RuleNode* named = tree_.reach(target).node;
  for (const RuleNode* node : compilation_.dependents_of(*named)) {
    if (is_function && node == named) continue;
    for (const RuleEntry& entry : node->rules) {
      size_t ground = 0;
      layer.put(ground_path(arena_, *entry.rule, &ground), pool_.any());
    }
  }
}

std::optional<TypeChecker::Finding> TypeChecker::with_modifiers(const Expr& expr, const TypeView& view) {
  TypeView own = view;
  for (const With& with : expr.with) {
    const bool is_document = with.target->kind == TermKind::kRef && is_var(*with.target->items[0], "data");
    const StaticType* target = is_document ? type_of_ref(*with.target, own) : builtin_type(dotted_name(*with.target));
    const StaticType* value = !with.builtin.empty()                ? builtin_type(with.builtin)
                              : with.value->kind == TermKind::kRef ? type_of_ref(*with.value, own)
                                                                   : nullptr;
    const bool are_functions =
        target && value && target->kind == TypeKind::kFunction && value->kind == TypeKind::kFunction;
    if (!are_functions || may_be_equal(target, value)) continue;
    return arity_mismatch(with, *value, *target);
  }
  return std::nullopt;
}

// --- The pass

void check_types(Compilation& compilation) {
  auto types = std::make_shared<PolicyTypes>();
  TypeChecker checker(compilation, compilation.tree, types->pool, types->arena);
  for (const RuleNode* node : compilation.rule_order) {
    for (const RuleEntry& entry : node->rules) {
      for (Rule* branch = entry.rule; branch; branch = branch->else_rule) checker.rule(*branch, types->documents);
    }
  }
  compilation.types = std::move(types);
}

void check_query_types(Compilation& compilation, const Compilation& policy, Module& module) {
  if (!policy.types) return;
  Arena arena;
  TypePool pool;
  TypeChecker(compilation, policy.tree, pool, arena).query(module.rules[0]->body, policy.types->documents);
}

}  // namespace rego
