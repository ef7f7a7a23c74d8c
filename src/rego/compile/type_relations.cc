// How types stand to one another: their order, unions, what may be equal, and what looking into a collection gives.
// Which parts agree and what a union becomes is opa's, because its errors follow from it.

#include <algorithm>

#include "rego/compile/types.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

int order_of(size_t a, size_t b) { return a < b ? -1 : a > b ? 1 : 0; }

int compare_lists(const std::vector<const StaticType*>& a, const std::vector<const StaticType*>& b) {
  for (size_t i = 0; i < a.size() && i < b.size(); i++) {
    if (const int order = compare(a[i], b[i])) return order;
  }
  return order_of(a.size(), b.size());
}

int compare_others(const StaticType& a, const StaticType& b) {
  if (a.has_others != b.has_others) return a.has_others ? 1 : -1;
  if (!a.has_others) return 0;
  if (const int order = compare(a.key, b.key)) return order;
  return compare(a.value, b.value);
}

int compare_fields(const StaticType& a, const StaticType& b) {
  for (size_t i = 0; i < a.fields.size() && i < b.fields.size(); i++) {
    if (const int order = compare(a.fields[i].key, b.fields[i].key)) return order;
    if (const int order = compare(a.fields[i].type, b.fields[i].type)) return order;
  }
  return order_of(a.fields.size(), b.fields.size());
}

bool contains(const StaticType& any, const StaticType* type) {
  if (type && type->kind == TypeKind::kFunction) return false;
  return any.items.empty() || std::binary_search(any.items.begin(), any.items.end(), type,
                                                 [](const auto* a, const auto* b) { return compare(a, b) < 0; });
}

// Arrays, objects and sets of known kind.
const StaticType* item_at(const StaticType& array, size_t place) {
  if (place < array.items.size()) return array.items[place];
  return array.has_others ? array.value : nullptr;
}

const StaticType* field_at(const StaticType& object, const Value& key) {
  const auto found =
      std::lower_bound(object.fields.begin(), object.fields.end(), key,
                       [](const TypeField& field, const Value& wanted) { return compare(field.key, wanted) < 0; });
  return found != object.fields.end() && equal(found->key, key) ? found->type : nullptr;
}

bool arrays_agree(const StaticType& a, const StaticType& b) {
  for (size_t i = 0; i < std::max(a.items.size(), b.items.size()); i++) {
    if (!may_be_equal(item_at(a, i), item_at(b, i))) return false;
  }
  return !a.has_others || !b.has_others || may_be_equal(a.value, b.value);
}

bool is_kind(TypeKind kind, const StaticType* type) { return type->kind == kind; }

// Whether a value of the key's type is what other keys of the object are.
bool admits_key(const StaticType& object, const Value& key) {
  if (!object.has_others || !object.key) return false;
  const auto is = [&](const StaticType* type) {
    switch (key.type()) {
      case Type::kNull:
        return is_kind(TypeKind::kNull, type);
      case Type::kBoolean:
        return is_kind(TypeKind::kBoolean, type);
      case Type::kNumber:
        return is_kind(TypeKind::kNumber, type);
      case Type::kString:
        return is_kind(TypeKind::kString, type);
      default:
        return false;
    }
  };
  if (object.key->kind != TypeKind::kAny) return is(object.key);
  return object.key->items.empty() || std::any_of(object.key->items.begin(), object.key->items.end(), is);
}

const StaticType* value_at(const StaticType& object, const Value& key) {
  if (const StaticType* known = field_at(object, key)) return known;
  return admits_key(object, key) ? object.value : nullptr;
}

bool fields_agree(const StaticType& a, const StaticType& b) {
  for (const TypeField& field : a.fields) {
    const StaticType* other = value_at(b, field.key);
    if (!other) {
      const bool may_be_elsewhere = (a.has_others && a.value) || (b.has_others && b.value);
      if (!may_be_elsewhere) return false;
    } else if (!may_be_equal(value_at(a, field.key), other)) {
      return false;
    }
  }
  return true;
}

bool objects_agree(const StaticType& a, const StaticType& b) {
  if (!fields_agree(a, b) || !fields_agree(b, a)) return false;
  return !a.has_others || !b.has_others || !a.value || !b.value || may_be_equal(a.value, b.value);
}

bool functions_agree(const StaticType& a, const StaticType& b) {
  if (a.items.size() != b.items.size()) return false;
  for (size_t i = 0; i < a.items.size(); i++) {
    if (!may_be_equal(a.items[i], b.items[i])) return false;
  }
  return true;
}

bool is_among(const StaticType& any, const StaticType* type) {
  if (type->kind == TypeKind::kFunction) return false;
  return any.items.empty() || std::any_of(any.items.begin(), any.items.end(),
                                          [&](const StaticType* one) { return may_be_equal(one, type); });
}

}  // namespace

int compare(const StaticType* a, const StaticType* b) {
  if (a == b) return 0;
  if (!a || !b) return a ? 1 : -1;
  if (a->kind != b->kind) return order_of(static_cast<size_t>(a->kind), static_cast<size_t>(b->kind));
  switch (a->kind) {
    case TypeKind::kArray:
      if (const int order = compare_others(*a, *b)) return order;
      return compare_lists(a->items, b->items);
    case TypeKind::kObject:
      if (const int order = compare_others(*a, *b)) return order;
      return compare_fields(*a, *b);
    case TypeKind::kSet:
      return compare(a->value, b->value);
    case TypeKind::kAny:
      return compare_lists(a->items, b->items);
    case TypeKind::kFunction:
      if (const int order = order_of(a->items.size(), b->items.size())) return order;
      if (const int order = compare_lists(a->items, b->items)) return order;
      return compare(a->value, b->value);
    default:
      return 0;
  }
}

bool is_empty_collection(const StaticType* type) {
  if (!type) return false;
  switch (type->kind) {
    case TypeKind::kArray:
      return type->items.empty() && !type->has_others;
    case TypeKind::kObject:
      return type->fields.empty() && !type->has_others;
    case TypeKind::kSet:
      return !type->value;
    default:
      return false;
  }
}

bool may_be_equal(const StaticType* a, const StaticType* b) {
  if (!a || !b) return false;
  const bool a_is_any = a->kind == TypeKind::kAny;
  const bool b_is_any = b->kind == TypeKind::kAny;
  if (a_is_any || b_is_any) return (a_is_any && is_among(*a, b)) || (b_is_any && is_among(*b, a));
  if (a->kind != b->kind) return false;
  switch (a->kind) {
    case TypeKind::kArray:
      return arrays_agree(*a, *b);
    case TypeKind::kObject:
      return objects_agree(*a, *b);
    case TypeKind::kSet:  // the empty set is of every set's type
      return !a->value || !b->value || may_be_equal(a->value, b->value);
    case TypeKind::kFunction:
      return functions_agree(*a, *b);
    default:
      return true;
  }
}

const StaticType* TypePool::either(const StaticType* a, const StaticType* b) {
  if (!a || !b) return a ? a : b;
  if (a->kind == TypeKind::kFunction || b->kind == TypeKind::kFunction) {
    if (a->kind != b->kind || a->items.size() != b->items.size() || a->is_variadic != b->is_variadic) return nullptr;
    std::vector<const StaticType*> arguments;
    for (size_t i = 0; i < a->items.size(); i++) arguments.push_back(either(a->items[i], b->items[i]));
    return function(std::move(arguments), either(a->value, b->value));
  }
  if (a->is_every_value() || b->is_every_value()) return any_;
  if (compare(a, b) == 0) return a;
  std::vector<const StaticType*> all;
  for (const StaticType* one : {a, b}) {
    if (one->kind != TypeKind::kAny) {
      all.push_back(one);
      continue;
    }
    all.insert(all.end(), one->items.begin(), one->items.end());
  }
  std::sort(all.begin(), all.end(), [](const auto* x, const auto* y) { return compare(x, y) < 0; });
  all.erase(std::unique(all.begin(), all.end(), [](const auto* x, const auto* y) { return compare(x, y) == 0; }),
            all.end());
  if (a->kind == TypeKind::kAny && all.size() == a->items.size()) return a;
  if (b->kind == TypeKind::kAny && all.size() == b->items.size()) return b;
  return alternatives(std::move(all));
}

const StaticType* TypePool::select(const StaticType* type, const Value& key) {
  if (!type) return nullptr;
  switch (type->kind) {
    case TypeKind::kArray: {
      const std::optional<int64_t> place = key.is_number() ? to_int64(key) : std::nullopt;
      return place && *place >= 0 ? item_at(*type, static_cast<size_t>(*place)) : nullptr;
    }
    case TypeKind::kObject:
      return value_at(*type, key);
    case TypeKind::kSet: {
      const StaticType* of_key = of(key);
      if (compare(type->value, of_key) == 0) return type->value;
      const bool is_one_of = type->value && type->value->kind == TypeKind::kAny && contains(*type->value, of_key);
      return is_one_of ? of_key : nullptr;
    }
    case TypeKind::kAny: {
      if (type->items.empty()) return any_;
      const StaticType* all = nullptr;
      for (const StaticType* one : type->items) all = either(select(one, key), all);
      return all;
    }
    default:
      return nullptr;
  }
}

const StaticType* TypePool::keys(const StaticType* type) {
  if (!type) return nullptr;
  const StaticType* all = nullptr;
  switch (type->kind) {
    case TypeKind::kArray:
      return scalar(TypeKind::kNumber);
    case TypeKind::kObject:
      for (const TypeField& field : type->fields) all = either(all, of(field.key));
      return type->has_others ? either(all, type->key) : all;
    case TypeKind::kSet:
      return type->value;
    case TypeKind::kAny:
      if (type->items.empty()) return any_;
      for (const StaticType* one : type->items) all = either(keys(one), all);
      return all;
    default:
      return nullptr;
  }
}

const StaticType* TypePool::values(const StaticType* type) {
  if (!type) return nullptr;
  const StaticType* all = nullptr;
  switch (type->kind) {
    case TypeKind::kArray:
      for (const StaticType* item : type->items) all = either(all, item);
      return type->has_others ? either(all, type->value) : all;
    case TypeKind::kObject:
      for (const TypeField& field : type->fields) all = either(all, field.type);
      return type->has_others ? either(all, type->value) : all;
    case TypeKind::kSet:
      return type->value;
    case TypeKind::kAny:
      if (type->items.empty()) return any_;
      for (const StaticType* one : type->items) all = either(values(one), all);
      return all;
    default:
      return nullptr;
  }
}

const StaticType* TypePool::merge_with_alternatives(const StaticType& object, const StaticType& any) {
  const bool is_plain = object.fields.empty() && object.has_others;
  for (size_t i = 0; is_plain && i < any.items.size(); i++) {
    const StaticType& one = *any.items[i];
    if (one.kind != TypeKind::kObject || !one.fields.empty() || !one.has_others) continue;
    std::vector<const StaticType*> others = any.items;
    others[i] = this->object({}, either(one.key, object.key), either(one.value, object.value));
    return alternatives(std::move(others));
  }
  return either(&object, &any);
}

const StaticType* TypePool::merge(const StaticType* a, const StaticType* b) {
  if (!a || !b) return a ? a : b;
  if (a->kind == TypeKind::kAny && b->kind != TypeKind::kAny) return merge(b, a);
  if (a->kind == TypeKind::kSet && b->kind == TypeKind::kSet) return set_of(either(a->value, b->value));
  if (a->kind == TypeKind::kObject && b->kind == TypeKind::kAny) return merge_with_alternatives(*a, *b);
  const bool are_plain_objects =
      a->kind == TypeKind::kObject && b->kind == TypeKind::kObject && a->fields.empty() && b->fields.empty();
  if (!are_plain_objects) return either(a, b);
  if (!a->has_others) return b;
  if (!b->has_others) return a;
  return object({}, either(a->key, b->key), merge(a->value, b->value));
}

}  // namespace rego
