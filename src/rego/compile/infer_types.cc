// What is known of a term's type, and what a unification teaches: an untyped variable takes the type of what it meets.

#include <algorithm>

#include "rego/compile/type_checker.h"
#include "rego/syntax/term_order.h"

namespace rego {
namespace {

bool is_root(const Term& head) { return is_var(head, "data") || is_var(head, "input"); }

}  // namespace

const StaticType* TypeChecker::type_of(const Term& term, TypeView& view) {
  switch (term.kind) {
    case TermKind::kScalar:
      return pool_.of(term.scalar);
    case TermKind::kVar:
      return view.variables.find(term.name);
    case TermKind::kRef:
      return type_of_ref(term, view);
    case TermKind::kArray: {
      std::vector<const StaticType*> items;
      for (const Term* item : term.items) items.push_back(type_of(*item, view));
      return pool_.array(std::move(items));
    }
    case TermKind::kSet: {
      const StaticType* of = nullptr;
      for (const Term* item : term.items) of = pool_.either(of, type_of(*item, view));
      return pool_.set_of(of);
    }
    case TermKind::kObject:
      return type_of_object(term, view);
    case TermKind::kTemplateString:
      return pool_.scalar(TypeKind::kString);
    case TermKind::kCall:
      return nullptr;
    default:
      return comprehension(term, view).type;
  }
}

const StaticType* TypeChecker::type_of_object(const Term& term, TypeView& view) {
  std::vector<TypeField> fields;
  bool has_others = false;
  const StaticType *key = nullptr, *value = nullptr;
  for (size_t i = 0; i < term.items.size(); i += 2) {
    const StaticType* type = type_of(*term.items[i + 1], view);
    if (is_ground_literal(*term.items[i])) {
      fields.push_back({literal_value(arena_, *term.items[i]), type});
      continue;
    }
    has_others = true;
    key = type_of(*term.items[i], view);
    value = type;
  }
  return has_others ? pool_.object(std::move(fields), key, value) : pool_.object(std::move(fields));
}

const TypeChecker::Known& TypeChecker::comprehension(const Term& term, TypeView& view) {
  const auto known = comprehensions_.find(&term);
  if (known != comprehensions_.end()) return known->second;
  VariableTypes variables;
  variables.outer = &view.variables;
  TypeView inner{variables, view.documents};
  Findings found = body(term.body, inner);
  for (const Term* item : term.items) refs(*item, inner, found);
  const StaticType* type = nullptr;
  if (found.empty()) {
    const StaticType* first = type_of(*term.items[0], inner);
    type = term.kind == TermKind::kArrayComprehension ? pool_.array_of(first)
           : term.kind == TermKind::kSetComprehension ? pool_.set_of(first)
                                                      : pool_.object({}, first, type_of(*term.items[1], inner));
  }
  return comprehensions_.emplace(&term, Known{type, std::move(found)}).first->second;
}

// --- References

const StaticType* TypeChecker::type_of_ref(const Term& ref, TypeView& view) {
  const Term& head = *ref.items[0];
  if (is_root(head)) return type_at(view.documents, ref, view);
  if (head.kind == TermKind::kScalar) return pool_.any();  // `some x in 1`
  return select(type_of(head, view), ref, 1);
}

const StaticType* TypeChecker::type_at(const TypeLayer* layer, const Term& ref, TypeView& view) {
  for (; layer; layer = layer->outer) {
    const TypeNode* root = layer->root.child(Value::string(arena_, ref.items[0]->name));
    if (root) return type_below(*layer, *root, ref, 1, view);
  }
  return pool_.any();
}

const StaticType* TypeChecker::type_below(const TypeLayer& layer, const TypeNode& node, const Term& ref, size_t at,
                                          TypeView& view) {
  if (at == ref.items.size()) return node.extent(pool_);
  const Term& operand = *ref.items[at];
  const bool is_constant = is_ground_literal(operand);
  const TypeNode* child = is_constant ? node.child(literal_value(arena_, operand)) : nullptr;
  if (child) return type_below(layer, *child, ref, at + 1, view);
  if (node.type || !is_constant) return select(node.extent(pool_), ref, at);
  return layer.outer ? type_at(layer.outer, ref, view) : pool_.any();
}

const StaticType* TypeChecker::select(const StaticType* type, const Term& ref, size_t at) {
  for (; type && at < ref.items.size(); at++) {
    const Term& operand = *ref.items[at];
    if (operand.kind == TermKind::kScalar) {
      type = pool_.select(type, operand.scalar);
    } else if (is_empty_collection(type)) {
      return pool_.any();
    } else {
      type = pool_.values(type);
    }
  }
  return type;
}

// --- Unification

bool TypeChecker::equate(const Term& a, const StaticType* type_a, const Term& b, const StaticType* type_b,
                         TypeView& view) {
  const bool a_is_unknown = is_unknown(type_a);
  const bool b_is_unknown = is_unknown(type_b);
  if (!a_is_unknown && !b_is_unknown) return may_be_equal(type_a, type_b);
  if (!b_is_unknown) return learn(a, type_b, Learning::kSets, view);
  if (!a_is_unknown) return learn(b, type_a, Learning::kSets, view);
  return equate_unknown(a, type_a, b, type_b, view);
}

bool TypeChecker::equate_unknown(const Term& a, const StaticType* type_a, const Term& b, const StaticType* type_b,
                                 TypeView& view) {
  const auto is_literal = [](const Term& term) {
    return term.kind == TermKind::kArray || term.kind == TermKind::kObject;
  };
  const bool a_is_var = a.kind == TermKind::kVar;
  const bool b_is_var = b.kind == TermKind::kVar;
  if (is_literal(a)) return equate_parts(a, b, view);
  if (a_is_var && is_literal(b)) return equate_parts(b, a, view);
  if (a_is_var && b_is_var) {
    return learn(a, pool_.any(), Learning::kSets, view) && learn(b, type_of(a, view), Learning::kSets, view);
  }
  if (a_is_var && b.kind == TermKind::kRef) return learn(a, pool_.any(), Learning::kSets, view);
  if (b_is_var && a.kind == TermKind::kRef) return learn(b, pool_.any(), Learning::kSets, view);
  // One side is partly known: a comprehension, say, whose items are not.
  if (a_is_var && !type_a && type_b) return learn(a, type_b, Learning::kSets, view);
  if (b_is_var && !type_b && type_a) return learn(b, type_a, Learning::kSets, view);
  return false;
}

bool TypeChecker::equate_parts(const Term& literal, const Term& other, TypeView& view) {
  if (other.kind == TermKind::kVar) {
    return learn(literal, pool_.any(), Learning::kSets, view) &&
           learn(other, type_of(literal, view), Learning::kSets, view);
  }
  if (other.kind != literal.kind || other.items.size() != literal.items.size()) return false;
  if (literal.kind == TermKind::kArray) {
    for (size_t i = 0; i < literal.items.size(); i++) {
      const Term &a = *literal.items[i], &b = *other.items[i];
      if (!equate(a, type_of(a, view), b, type_of(b, view), view)) return false;
    }
    return true;
  }
  for (size_t i = 0; i < literal.items.size(); i += 2) {
    size_t j = 0;
    while (j < other.items.size() && rego::compare(*literal.items[i], *other.items[j]) != 0) j += 2;
    if (j == other.items.size()) return false;
    const Term &a = *literal.items[i + 1], &b = *other.items[j + 1];
    if (!equate(a, type_of(a, view), b, type_of(b, view), view)) return false;
  }
  return true;
}

bool TypeChecker::learn(const Term& term, const StaticType* type, Learning learning, TypeView& view) {
  switch (term.kind) {
    case TermKind::kVar:
      return learn_variable(term, type, learning, view);
    case TermKind::kArray:
    case TermKind::kSet:
    case TermKind::kObject:
      return learn_literal(term, type, learning, view);
    case TermKind::kRef: {
      const StaticType* known = type_of(term, view);
      return !known || may_be_equal(known, type);
    }
    default:
      return may_be_equal(type_of(term, view), type);
  }
}

bool TypeChecker::learn_variable(const Term& var, const StaticType* type, Learning learning, TypeView& view) {
  const StaticType* known = view.variables.find(var.name);
  if (learning == Learning::kSets && known) return may_be_equal(known, type);
  view.variables.own[var.name] = learning == Learning::kSets ? type : pool_.either(known, type);
  return true;
}

bool TypeChecker::learn_literal(const Term& term, const StaticType* type, Learning learning, TypeView& view) {
  if (!type) return false;
  if (type->is_every_value()) {
    for (const Term* item : term.items) learn(*item, pool_.any(), Learning::kWidens, view);
    return true;
  }
  if (type->kind != TypeKind::kAny) return learn_parts(term, *type, learning, view);
  bool fits = false;
  for (const StaticType* one : type->items) fits = learn(term, one, Learning::kWidens, view) || fits;
  return fits;
}

bool TypeChecker::learn_parts(const Term& term, const StaticType& type, Learning learning, TypeView& view) {
  if (term.kind == TermKind::kSet) {
    const bool is_set = type.kind == TypeKind::kSet;
    return is_set && std::all_of(term.items.begin(), term.items.end(),
                                 [&](const Term* item) { return learn(*item, type.value, learning, view); });
  }
  if (term.kind == TermKind::kArray) {
    if (type.kind != TypeKind::kArray || (term.items.size() != type.items.size() && !type.has_others)) return false;
    for (size_t i = 0; i < term.items.size(); i++) {
      const StaticType* place = i < type.items.size() ? type.items[i] : type.value;
      if (!learn(*term.items[i], place, learning, view)) return false;
    }
    return true;
  }
  const bool has_room = type.has_others && type.value;
  if (type.kind != TypeKind::kObject || (term.items.size() / 2 != type.fields.size() && !has_room)) return false;
  for (size_t i = 0; i < term.items.size(); i += 2) {
    if (!is_ground_literal(*term.items[i])) {
      learn(*term.items[i + 1], pool_.any(), learning, view);
      continue;
    }
    const StaticType* field = pool_.select(&type, literal_value(arena_, *term.items[i]));
    if (!field || !learn(*term.items[i + 1], field, learning, view)) return false;
  }
  return true;
}

}  // namespace rego
