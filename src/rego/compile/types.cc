#include "rego/compile/types.h"

#include <algorithm>

#include "rego/value/numbers.h"

namespace rego {
namespace {

// Takes a part's weight and what is unknown in it.
void count_part(StaticType& type, const StaticType* part) {
  if (!part) {
    type.has_unknown = true;
    return;
  }
  type.weight = std::min(kTypeWeightMax + 1, type.weight + part->weight);
  type.has_unknown = type.has_unknown || part->has_unknown;
}

StaticType of_kind(TypeKind kind) {
  StaticType type;
  type.kind = kind;
  return type;
}

bool is_key_before(const TypeField& a, const TypeField& b) { return compare(a.key, b.key) < 0; }

}  // namespace

TypePool::TypePool() {
  any_ = keep(of_kind(TypeKind::kAny));
  for (size_t kind = 0; kind < 4; kind++) scalars_[kind] = keep(of_kind(static_cast<TypeKind>(kind)));
}

const StaticType* TypePool::keep(StaticType type) {
  for (const StaticType* part : type.items) count_part(type, part);
  for (const TypeField& field : type.fields) count_part(type, field.type);
  if (type.kind == TypeKind::kObject && type.has_others) count_part(type, type.key);
  const bool has_value = type.has_others || type.kind == TypeKind::kFunction || type.kind == TypeKind::kSet;
  if (has_value) count_part(type, type.value);
  if (type.weight > kTypeWeightMax && type.kind != TypeKind::kFunction) return any_;
  types_.push_back(std::move(type));
  return &types_.back();
}

const StaticType* TypePool::array(std::vector<const StaticType*> items) { return array(std::move(items), nullptr); }

const StaticType* TypePool::array_of(const StaticType* value) { return array({}, value); }

const StaticType* TypePool::array(std::vector<const StaticType*> items, const StaticType* others) {
  StaticType type = of_kind(TypeKind::kArray);
  type.items = std::move(items);
  type.value = others;
  type.has_others = others != nullptr;
  return keep(std::move(type));
}

const StaticType* TypePool::set_of(const StaticType* value) {
  StaticType type = of_kind(TypeKind::kSet);
  type.value = value;
  return keep(std::move(type));
}

const StaticType* TypePool::object(std::vector<TypeField> fields) {
  StaticType type = of_kind(TypeKind::kObject);
  type.fields = std::move(fields);
  for (TypeField& field : type.fields) field.key = deep_copy(arena_, field.key);
  std::stable_sort(type.fields.begin(), type.fields.end(), is_key_before);
  return keep(std::move(type));
}

const StaticType* TypePool::object(std::vector<TypeField> fields, const StaticType* key, const StaticType* value) {
  StaticType type = of_kind(TypeKind::kObject);
  type.fields = std::move(fields);
  for (TypeField& field : type.fields) field.key = deep_copy(arena_, field.key);
  std::stable_sort(type.fields.begin(), type.fields.end(), is_key_before);
  type.key = key;
  type.value = value;
  type.has_others = true;
  return keep(std::move(type));
}

const StaticType* TypePool::alternatives(std::vector<const StaticType*> types) {
  std::sort(types.begin(), types.end(), [](const StaticType* a, const StaticType* b) { return compare(a, b) < 0; });
  StaticType type = of_kind(TypeKind::kAny);
  type.items = std::move(types);
  return keep(std::move(type));
}

const StaticType* TypePool::function(std::vector<const StaticType*> arguments, const StaticType* result,
                                     std::vector<std::string> names) {
  StaticType type = of_kind(TypeKind::kFunction);
  type.items = std::move(arguments);
  type.value = result;
  type.names = std::move(names);
  return keep(std::move(type));
}

const StaticType* TypePool::variadic() {
  StaticType type = of_kind(TypeKind::kFunction);
  type.is_variadic = true;
  return keep(std::move(type));
}

const StaticType* TypePool::of(const Value& value) {
  switch (value.type()) {
    case Type::kNull:
      return scalar(TypeKind::kNull);
    case Type::kBoolean:
      return scalar(TypeKind::kBoolean);
    case Type::kNumber:
      return scalar(TypeKind::kNumber);
    case Type::kString:
      return scalar(TypeKind::kString);
    case Type::kObject: {
      std::vector<TypeField> fields;
      for (const Entry& entry : value.entries()) fields.push_back({entry.key, of(entry.value)});
      return object(std::move(fields));
    }
    default: {
      std::vector<const StaticType*> items;
      for (const Value& item : value.items()) items.push_back(of(item));
      return array(std::move(items));
    }
  }
}

}  // namespace rego
