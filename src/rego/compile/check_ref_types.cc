// References: whether what a ref says of documents and variables can be there. An operand that is a variable without a
// type takes the type of the keys it walks over.

#include <algorithm>
#include <set>

#include "rego/compile/type_checker.h"
#include "rego/syntax/print.h"
#include "rego/value/json.h"

namespace rego {
namespace {

bool is_root(const Term& head) { return is_var(head, "data") || is_var(head, "input"); }

std::string text_until(const Term& ref, size_t count) {
  Terms shown(ref.items.begin(), ref.items.begin() + static_cast<ptrdiff_t>(count), ref.items.get_allocator());
  return to_text(shown);
}

}  // namespace

void TypeChecker::refs(const Expr& expr, TypeView& view, Findings& found) {
  const bool is_call = expr.kind == ExprKind::kTerm && expr.term->kind == TermKind::kCall;
  for (size_t i = 1; is_call && i < expr.term->items.size(); i++) refs(*expr.term->items[i], view, found);
  if (expr.term && !is_call) refs(*expr.term, view, found);
  if (expr.domain) refs(*expr.domain, view, found);
  for (const Expr* inner : expr.body) refs(*inner, view, found);
  for (const Expr* inner : expr.right) refs(*inner, view, found);
}

void TypeChecker::refs(const Term& term, TypeView& view, Findings& found) {
  if (is_comprehension(term) || term.kind == TermKind::kTemplateString) return;
  if (term.kind == TermKind::kRef) {
    if (auto wrong = ref(term, view)) {
      found.push_back(std::move(*wrong));
      return;
    }
  }
  for (const Term* item : term.items) refs(*item, view, found);
}

std::optional<TypeChecker::Finding> TypeChecker::ref(const Term& ref, TypeView& view) {
  const Term& head = *ref.items[0];
  if (!is_root(head)) {
    if (head.kind == TermKind::kScalar) return below(ref, 1, pool_.any(), view);  // `some x in 1`: nothing is in it
    if (head.kind != TermKind::kVar) {
      const StaticType* type = type_of(head, view);
      return type ? below(ref, 1, type, view) : std::nullopt;
    }
    const StaticType* type = view.variables.find(head.name);
    if (!type) view.variables.own[head.name] = type = pool_.any();
    return below(ref, 1, type, view);
  }
  const StaticType* type = type_of_ref(ref, view);
  if (type && type->kind == TypeKind::kFunction) return unsupported(ref, ref.items.size() - 1, type);
  for (const TypeLayer* layer = view.documents; layer; layer = layer->outer) {
    const TypeNode* root = layer->root.child(Value::string(arena_, head.name));
    if (!root) continue;
    if (root->type) return below(ref, 1, root->type, view);
    return documents(ref, 1, *layer, *root, view);
  }
  return below(ref, 1, pool_.any(), view);
}

std::optional<TypeChecker::Finding> TypeChecker::documents(const Term& ref, size_t at, const TypeLayer& layer,
                                                           const TypeNode& node, TypeView& view) {
  if (at == ref.items.size()) return std::nullopt;
  const Term& operand = *ref.items[at];
  const auto keys = [&] {
    std::vector<Value> found;
    for (const auto& [key, child] : node.children) found.push_back(key);
    return found;
  };
  const bool names_package = is_string(operand) || operand.kind == TermKind::kVar || operand.kind == TermKind::kRef;
  if (at <= 2 && !names_package) {
    return invalid(ref, at, type_of(operand, view), pool_.scalar(TypeKind::kString), keys());
  }
  if (operand.kind == TermKind::kVar) {
    const StaticType* wanted = pool_.keys(node.extent(pool_));
    const StaticType* known = view.variables.find(operand.name);
    if (known && !may_be_equal(wanted, known)) return invalid(ref, at, known, wanted, keys());
    if (!known) view.variables.own[operand.name] = wanted;
  }
  const TypeNode* child = is_ground_literal(operand) ? node.child(literal_value(arena_, operand)) : nullptr;
  if (child) return child->type ? below(ref, at + 1, child->type, view) : documents(ref, at + 1, layer, *child, view);
  for (const TypeLayer* outer = layer.outer; outer; outer = outer->outer) {
    const TypeNode* root = outer->root.child(Value::string(arena_, ref.items[0]->name));
    if (root) return root->type ? below(ref, 1, root->type, view) : documents(ref, 1, *outer, *root, view);
  }
  return std::nullopt;
}

std::optional<TypeChecker::Finding> TypeChecker::below(const Term& ref, size_t at, const StaticType* type,
                                                       TypeView& view) {
  for (; at < ref.items.size(); at++) {
    const Term& key = *ref.items[at];
    if (is_empty_collection(type)) {
      if (key.kind == TermKind::kScalar) return invalid(ref, at, nullptr, nullptr, {});
      if (key.kind != TermKind::kVar) return std::nullopt;
      const StaticType* known = view.variables.find(key.name);
      const StaticType* keys = pool_.keys(type);
      if (!known) view.variables.own[key.name] = pool_.any();
      if (known && keys && !may_be_equal(known, keys)) return invalid(ref, at, known, keys, {});
      return std::nullopt;
    }
    if (!pool_.keys(type)) return unsupported(ref, at - 1, type);
    if (key.kind == TermKind::kScalar) {
      const StaticType* inner = pool_.select(type, key.scalar);
      if (!inner) return invalid(ref, at, nullptr, pool_.keys(type), candidates(type));
      type = inner;
      continue;
    }
    if (auto wrong = operand(ref, at, type, view)) return wrong;
    type = pool_.values(type);
  }
  return std::nullopt;
}

std::optional<TypeChecker::Finding> TypeChecker::operand(const Term& ref, size_t at, const StaticType* type,
                                                         TypeView& view) {
  const Term& key = *ref.items[at];
  const StaticType* keys = pool_.keys(type);
  const StaticType* known = type_of(key, view);
  if (key.kind == TermKind::kVar || key.kind == TermKind::kRef) {
    if (known && !may_be_equal(known, keys)) return invalid(ref, at, known, keys, candidates(type));
    if (!known && key.kind == TermKind::kVar) view.variables.own[key.name] = keys;
    return std::nullopt;
  }
  const bool is_literal = key.kind == TermKind::kArray || key.kind == TermKind::kObject || key.kind == TermKind::kSet;
  if (is_literal && !learn(key, keys, Learning::kSets, view)) return invalid(ref, at, type_of(key, view), keys, {});
  return std::nullopt;
}

// --- What is said

// The ref as its author wrote it: own names of variables, and the term that a made variable stands for.
Term* TypeChecker::shown(const Term& term) {
  const AstBuilder build(arena_);
  if (term.kind == TermKind::kVar) {
    const auto subject = compilation_.subjects.find(term.name);
    return subject == compilation_.subjects.end() ? build.var(display_name(term.name), term.span)
                                                  : shown(*subject->second);
  }
  if (is_comprehension(term)) return build.var(arena_.copy(term.span.text()), term.span);
  Term* copy = build.copy_shallow(term);
  for (Term*& item : copy->items) item = shown(*item);
  return copy;
}

TypeChecker::Finding TypeChecker::unsupported(const Term& ref, size_t at, const StaticType* have) {
  const Term& own = *shown(ref);
  const std::string text = to_text(own);
  Finding finding{"undefined ref: " + text, ref.items[0]->span, {}, false};
  if (have && have->kind == TypeKind::kFunction)
    finding.message = "function " + text + " used as reference, not called";
  finding.details = {text, std::string(text_until(own, at + 1).size(), '^'), "have: " + to_text(have)};
  return finding;
}

TypeChecker::Finding TypeChecker::invalid(const Term& ref, size_t at, const StaticType* have, const StaticType* want,
                                          std::vector<Value> candidates) {
  const Term& own = *shown(ref);
  const std::string text = to_text(own);
  const std::string pad(text_until(own, at).size() + 1, ' ');
  Finding finding{"undefined ref: " + text, ref.items[0]->span, {text, pad + "^"}, false};
  finding.details.push_back(pad + (have ? "have (type): " + to_text(have) : "have: " + to_text(*own.items[at])));
  if (!candidates.empty() || !want) {
    std::string list;
    for (const Value& one : candidates) list += (list.empty() ? "" : " ") + to_rego(one);
    finding.details.push_back(pad + "want (one of): [" + list + "]");
  } else {
    finding.details.push_back(pad + "want (type): " + to_text(want));
  }
  return finding;
}

std::vector<Value> TypeChecker::candidates(const StaticType* type) {
  std::set<Value, ValueLess> found;
  const auto add = [&](const StaticType* object) {
    for (const TypeField& field : object->fields) found.insert(field.key);
  };
  if (type && type->kind == TypeKind::kObject) add(type);
  if (type && type->kind == TypeKind::kAny) {
    for (const StaticType* one : type->items) {
      if (one && one->kind == TypeKind::kObject) add(one);
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace rego
