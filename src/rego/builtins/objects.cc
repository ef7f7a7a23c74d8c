// Functions of objects by their keys. What works on paths inside them is in json_paths.cc and json_patch.cc.

#include <algorithm>

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/subset.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

Value get(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kObject)) return {};
  Value found = args[0];
  if (args[1].is_array()) {
    for (const Value& step : args[1].items()) found = found.get(step);
  } else {
    found = found.get(args[1]);
  }
  return found.is_defined() ? found : args[2];
}

Value keys(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kObject)) return {};
  SetBuilder builder(context.arena);
  builder.reserve(args[0].size());
  for (const Entry& entry : args[0].entries()) builder.add(entry.key);
  return builder.finish();
}

bool require_keys(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kObject)) return false;
  if (args[1].is_collection()) return true;
  context.fail_type(2, "{object, set, array}", args[1]);
  return false;
}

// The keys that the second operand names, as something that is quick to look in: its items or its own keys.
Value key_collection(Arena& arena, const Value& operand) {
  if (!operand.is_array()) return operand;
  SetBuilder builder(arena);
  builder.reserve(operand.size());
  for (const Value& item : operand.items()) builder.add(item);
  return builder.finish();
}

enum class Keep { kNamed, kOthers };

template <Keep kKeep>
Value select(BuiltinContext& context, BuiltinArgs args) {
  if (!require_keys(context, args)) return {};
  const Value named = key_collection(context.arena, args[1]);
  ObjectBuilder builder(context.arena);
  for (const Entry& entry : args[0].entries()) {
    if (named.get(entry.key).is_defined() == (kKeep == Keep::kNamed)) builder.add(entry.key, entry.value);
  }
  return builder.finish();
}

// b's values win; where both have an object under a key, the objects are united in turn.
Value unite(Arena& arena, const Value& a, const Value& b) {
  if (a.size() == 0) return b;
  if (b.size() == 0) return a;
  ObjectBuilder builder(arena);
  builder.reserve(a.size() + b.size());
  for (const Entry& entry : a.entries()) {
    const Value other = b.get(entry.key);
    if (other.is_undefined()) {
      builder.add(entry.key, entry.value);
    } else {
      builder.add(entry.key, entry.value.is_object() && other.is_object() ? unite(arena, entry.value, other) : other);
    }
  }
  for (const Entry& entry : b.entries()) {
    if (a.get(entry.key).is_undefined()) builder.add(entry.key, entry.value);
  }
  return builder.finish();
}

Value union_of_two(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kObject) || !require(context, args, 2, Type::kObject)) return {};
  return equal(args[0], args[1]) ? args[0] : unite(context.arena, args[0], args[1]);
}

// An entry of one of many objects, with the object's position among them.
struct PlacedEntry {
  Entry entry;
  uint32_t place;
};

Value unite_many(Arena& arena, std::span<const Value> objects);

// The value of a key from the values that the objects have under it, first to last: the last one, united with the
// objects directly before it if it is one.
Value last_value(Arena& arena, std::span<const PlacedEntry> group) {
  if (!group.back().entry.value.is_object()) return group.back().entry.value;
  size_t first = group.size() - 1;
  while (first > 0 && group[first - 1].entry.value.is_object()) first--;
  if (first == group.size() - 1) return group.back().entry.value;
  ArenaVector<Value> objects(arena);
  for (const PlacedEntry& placed : group.subspan(first)) objects.push_back(placed.entry.value);
  return unite_many(arena, objects.span());
}

// Sorts all entries by key and then by place, so that it takes n log n however many objects there are.
Value unite_many(Arena& arena, std::span<const Value> objects) {
  ArenaVector<PlacedEntry> placed(arena);
  for (uint32_t i = 0; i < objects.size(); i++) {
    for (const Entry& entry : objects[i].entries()) placed.push_back({entry, i});
  }
  std::sort(placed.begin(), placed.end(), [](const PlacedEntry& a, const PlacedEntry& b) {
    const int order = compare(a.entry.key, b.entry.key);
    return order ? order < 0 : a.place < b.place;
  });
  ObjectBuilder builder(arena);
  for (size_t first = 0, next; first < placed.size(); first = next) {
    const Value& key = placed[first].entry.key;
    for (next = first + 1; next < placed.size() && equal(placed[next].entry.key, key);) next++;
    builder.add(placed[next - 1].entry.key, last_value(arena, placed.span().subspan(first, next - first)));
  }
  return builder.finish();
}

Value union_of_many(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kArray)) return {};
  const auto objects = args[0].items();
  for (const Value& item : objects) {
    if (!item.is_object()) return fail_element(context, 1, args[0], "object", item);
  }
  return objects.size() == 1 ? objects[0] : unite_many(context.arena, objects);
}

Value subset(BuiltinContext& context, BuiltinArgs args) {
  const Value& super = args[0];
  const Value& sub = args[1];
  const bool comparable = super.is_collection() && (super.type() == sub.type() || (super.is_array() && sub.is_set()));
  if (!comparable) {
    return context.fail_operand("both arguments object.subset must be of the same type or array and set");
  }
  return Value::boolean(is_subset(super, sub));
}

constexpr BuiltinRow kRows[] = {
    {"object.get", "", "(object: object[any: any], key: any, default: any) => value: any",
     "The value under a key, or under a path where the key is an array; else the default.", get},
    {"object.keys", "", "(object: object[any: any]) => value: set[any]", "All keys of an object.", keys},
    {"object.filter", "",
     "(object: object[any: any], keys: any<array[any], object[any: any], set[any]>) => filtered: object[any: any]",
     "The object with only the named keys.", select<Keep::kNamed>},
    {"object.remove", "",
     "(object: object[any: any], keys: any<array[any], object[any: any], set[any]>) => output: object[any: any]",
     "The object without the named keys.", select<Keep::kOthers>},
    {"object.subset", "",
     "(super: any<array[any], object[any: any], set[any]>, sub: any<array[any], object[any: any], set[any]>) => "
     "result: boolean",
     "Whether everything in `sub` is in `super` too, objects and sets inside included.", subset},
    {"object.union", "", "(a: object[any: any], b: object[any: any]) => output: object[any: any]",
     "Both objects in one; b wins, and objects under the same key are united.", union_of_two},
    {"object.union_n", "", "(objects: array[object[any: any]]) => output: object[any: any]",
     "All objects in one; later ones win, and objects under the same key are united.", union_of_many},
};

}  // namespace

BuiltinFamily object_builtins() { return kRows; }

}  // namespace rego
