// The `in` operator: `x in xs`, and `k, v in xs`.

#include <algorithm>

#include "rego/builtins/families.h"

namespace rego {
namespace {

Value member(BuiltinContext&, BuiltinArgs args) {
  const Value& item = args[0];
  const Value& collection = args[1];
  switch (collection.type()) {
    case Type::kSet:
      return Value::boolean(collection.get(item).is_defined());
    case Type::kArray:
      return Value::boolean(std::ranges::any_of(collection.items(), [&](const Value& x) { return equal(x, item); }));
    case Type::kObject:
      return Value::boolean(
          std::ranges::any_of(collection.entries(), [&](const Entry& entry) { return equal(entry.value, item); }));
    default:
      return Value::boolean(false);
  }
}

Value member_with_key(BuiltinContext&, BuiltinArgs args) {
  const Value found = args[2].get(args[0]);
  return Value::boolean(found.is_defined() && equal(found, args[1]));
}

constexpr BuiltinRow kRows[] = {
    {"internal.member_2", "in", "(x: any, y: any) => result: boolean", "Whether the first is an element of the second.",
     member},
    {"internal.member_3", "in", "(x: any, y: any, z: any) => result: boolean",
     "Whether the collection holds the second under the first.", member_with_key},
};

}  // namespace

BuiltinFamily membership_builtins() { return kRows; }

}  // namespace rego
