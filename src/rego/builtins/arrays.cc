// Functions of arrays.

#include <algorithm>

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

Value concat(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kArray) || !require(context, args, 2, Type::kArray)) return {};
  if (args[0].size() == 0) return args[1];
  if (args[1].size() == 0) return args[0];
  ArrayBuilder builder(context.arena);
  builder.reserve(args[0].size() + args[1].size());
  for (const Value& item : args[0].items()) builder.add(item);
  for (const Value& item : args[1].items()) builder.add(item);
  return builder.finish();
}

Value flatten(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kArray)) return {};
  const auto items = args[0].items();
  if (std::ranges::none_of(items, &Value::is_array)) return args[0];
  ArrayBuilder builder(context.arena);
  for (const Value& item : items) {
    if (item.is_array()) {
      for (const Value& inner : item.items()) builder.add(inner);
    } else {
      builder.add(item);
    }
  }
  return builder.finish();
}

Value slice(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kArray)) return {};
  const auto start = integer_operand(context, args, 2);
  if (!start) return {};
  const auto stop = integer_operand(context, args, 3);
  if (!stop) return {};
  const auto size = static_cast<int64_t>(args[0].size());
  const int64_t end = std::clamp<int64_t>(*stop, 0, size);
  const int64_t begin = std::clamp<int64_t>(*start, 0, end);
  if (begin == 0 && end == size) return args[0];
  return Value::array(context.arena,
                      args[0].items().subspan(static_cast<size_t>(begin), static_cast<size_t>(end - begin)));
}

Value reverse(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kArray)) return {};
  const auto items = args[0].items();
  if (items.size() < 2) return args[0];
  ArrayBuilder builder(context.arena);
  builder.reserve(items.size());
  for (size_t i = items.size(); i > 0; i--) builder.add(items[i - 1]);
  return builder.finish();
}

constexpr BuiltinRow kRows[] = {
    {"array.concat", "", "(x: array[any], y: array[any]) => z: array[any]", "The items of x, then those of y.", concat},
    {"array.flatten", "", "(arr: array[any]) => flattened: array[any]",
     "The array with the items of the arrays in it in their place, one level deep.", flatten},
    {"array.reverse", "", "(arr: array[any]) => rev: array[any]", "The items from last to first.", reverse},
    {"array.slice", "", "(arr: array[any], start: number, stop: number) => slice: array[any]",
     "The items from position `start` to before `stop`, both cut to what there is.", slice},
};

}  // namespace

BuiltinFamily array_builtins() { return kRows; }

}  // namespace rego
