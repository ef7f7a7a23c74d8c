// Functions of sets. Sets are sorted, so two of them are joined in one pass over both.

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

bool require_sets(BuiltinContext& context, BuiltinArgs args) {
  return require(context, args, 1, Type::kSet) && require(context, args, 2, Type::kSet);
}

// The items of both, in order; of equal ones a's.
Value merge(Arena& arena, const Value& a, const Value& b) {
  const auto left = a.items();
  const auto right = b.items();
  SetBuilder builder(arena);
  builder.reserve(left.size() + right.size());
  size_t i = 0;
  size_t j = 0;
  while (i < left.size() && j < right.size()) {
    const int order = compare(left[i], right[j]);
    builder.add(order <= 0 ? left[i] : right[j]);
    i += order <= 0;
    j += order >= 0;
  }
  for (; i < left.size(); i++) builder.add(left[i]);
  for (; j < right.size(); j++) builder.add(right[j]);
  return builder.finish();
}

Value intersect(Arena& arena, const Value& a, const Value& b) {
  const Value& smaller = a.size() <= b.size() ? a : b;
  const Value& larger = a.size() <= b.size() ? b : a;
  SetBuilder builder(arena);
  builder.reserve(smaller.size());
  for (const Value& item : smaller.items()) {
    if (larger.get(item).is_defined()) builder.add(item);
  }
  return builder.finish();
}

Value both(BuiltinContext& context, BuiltinArgs args) {
  return require_sets(context, args) ? intersect(context.arena, args[0], args[1]) : Value();
}

Value either(BuiltinContext& context, BuiltinArgs args) {
  if (!require_sets(context, args)) return {};
  if (args[0].size() == 0) return args[1];
  if (args[1].size() == 0) return args[0];
  return merge(context.arena, args[0], args[1]);
}

Value difference(BuiltinContext& context, BuiltinArgs args) {
  if (!require_sets(context, args)) return {};
  SetBuilder builder(context.arena);
  for (const Value& item : args[0].items()) {
    if (args[1].get(item).is_undefined()) builder.add(item);
  }
  return builder.finish();
}

bool require_set_of_sets(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kSet)) return false;
  for (const Value& item : args[0].items()) {
    if (item.is_set()) continue;
    context.fail_type(1, "set", item);
    return false;
  }
  return true;
}

Value intersection(BuiltinContext& context, BuiltinArgs args) {
  if (!require_set_of_sets(context, args)) return {};
  if (args[0].size() == 0) return args[0];
  Value common = args[0].items()[0];
  for (const Value& set : args[0].items().subspan(1)) common = intersect(context.arena, common, set);
  return common;
}

Value union_of(BuiltinContext& context, BuiltinArgs args) {
  if (!require_set_of_sets(context, args)) return {};
  SetBuilder builder(context.arena);
  for (const Value& set : args[0].items()) {
    for (const Value& item : set.items()) builder.add(item);
  }
  return builder.finish();
}

constexpr BuiltinRow kRows[] = {
    {"and", "&", "(x: set[any], y: set[any]) => z: set[any]", "What is in both sets.", both},
    {"or", "|", "(x: set[any], y: set[any]) => z: set[any]", "What is in one set or the other.", either},
    {"intersection", "", "(xs: set[set[any]]) => y: set[any]", "What is in every one of the sets.", intersection},
    {"union", "", "(xs: set[set[any]]) => y: set[any]", "What is in any of the sets.", union_of},
    {"set_diff", "", "(x: set[any], y: set[any]) => result: set[any]", "What is in x but not in y.", difference,
     BuiltinFlags::kDeprecated},
};

}  // namespace

BuiltinFamily set_builtins() { return kRows; }

}  // namespace rego
