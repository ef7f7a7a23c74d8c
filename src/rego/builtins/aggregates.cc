// One value from a collection: counts, sums, extremes, order.

#include <algorithm>

#include "rego/builtins/big_integer.h"
#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/utf8_text.h"
#include "rego/value/builders.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

Value count(BuiltinContext& context, BuiltinArgs args) {
  const Value& collection = args[0];
  if (collection.is_collection()) return Value::integer(static_cast<int64_t>(collection.size()));
  if (collection.is_string()) return Value::integer(static_cast<int64_t>(count_runes(collection.as_string())));
  return context.fail_type(1, "{array, object, set, string}", collection);
}

// Rounded to the 64 bits of a float's mantissa, where it is an integer that needs more.
Value as_float(Arena& arena, const Value& number) {
  return number.is_integer() || number.is_undefined() ? number : divide(arena, number, Value::integer(1));
}

struct Operation {
  Value (*on_values)(Arena&, const Value&, const Value&);
  void (*on_integers)(mpz_ptr result, mpz_srcptr a, mpz_srcptr b);
};

constexpr Operation kSum{add, mpz_add};
constexpr Operation kProduct{multiply, mpz_mul};

// The rest of a total that has outgrown int64. As one GMP integer: through the text of each step it would be quadratic.
Value accumulate_large(BuiltinContext& context, const Value& start, std::span<const Value> items,
                       const Operation& operation) {
  constexpr size_t kBitsMax = kNumberTextMax * 10 / 3;
  BigInteger total = BigInteger::exact(context.arena, start);
  for (const Value& item : items) {
    BigInteger next = BigInteger::exact(context.arena, item);
    operation.on_integers(total.get(), total.get(), next.get());
    if (mpz_sizeinbase(total.get(), 2) > kBitsMax) return context.fail_halt("result has too many digits");
  }
  return total.to_value(context.arena);
}

// Integers are accumulated exactly; one number that is none makes the whole sum a sum of floats.
Value accumulate(BuiltinContext& context, const Value& list, int64_t start, const Operation& operation) {
  if (!require_list(context, BuiltinArgs(&list, 1), 1, "{set, array}")) return {};
  bool are_integers = true;
  for (const Value& item : list.items()) {
    if (!item.is_number()) return fail_element(context, 1, list, "number", item);
    are_integers = are_integers && (item.is_integer() || is_integral(item));
  }
  Arena& arena = context.arena;
  Value total = Value::integer(start);
  const auto items = list.items();
  for (size_t i = 0; i < items.size(); i++) {
    if (are_integers && !total.is_integer()) return accumulate_large(context, total, items.subspan(i), operation);
    total = are_integers ? operation.on_values(arena, total, items[i])
                         : as_float(arena, operation.on_values(arena, total, as_float(arena, items[i])));
    if (total.is_undefined()) return context.fail_halt("result has too many digits");
  }
  return total;
}

Value sum(BuiltinContext& context, BuiltinArgs args) { return accumulate(context, args[0], 0, kSum); }
Value product(BuiltinContext& context, BuiltinArgs args) { return accumulate(context, args[0], 1, kProduct); }

Value largest(BuiltinContext& context, BuiltinArgs args) {
  if (!require_list(context, args, 1, "{set, array}")) return {};
  const auto items = args[0].items();
  if (items.empty()) return {};
  if (args[0].is_set()) return items.back();
  Value best = items[0];
  for (const Value& item : items) {
    if (compare(best, item) <= 0) best = item;
  }
  return best;
}

Value smallest(BuiltinContext& context, BuiltinArgs args) {
  if (!require_list(context, args, 1, "{set, array}")) return {};
  const auto items = args[0].items();
  if (items.empty()) return {};
  if (args[0].is_set()) return items.front();
  Value best = items[0];
  for (const Value& item : items) {
    if (compare(best, item) >= 0) best = item;
  }
  return best;
}

// Stable without the heap: equal values, which may be spelled differently, keep their places by their positions.
Value sort_items(BuiltinContext& context, BuiltinArgs args) {
  if (!require_list(context, args, 1, "{set, array}")) return {};
  const auto items = args[0].items();
  if (args[0].is_set()) return Value::array(context.arena, items);
  const auto precedes = [](const Value& a, const Value& b) { return compare(a, b) < 0; };
  if (std::ranges::is_sorted(items, precedes)) return args[0];
  ArenaVector<uint32_t> places(context.arena);
  places.reserve(items.size());
  for (uint32_t i = 0; i < items.size(); i++) places.push_back(i);
  std::sort(places.begin(), places.end(), [&](uint32_t a, uint32_t b) {
    const int order = compare(items[a], items[b]);
    return order ? order < 0 : a < b;
  });
  ArrayBuilder builder(context.arena);
  builder.reserve(items.size());
  for (const uint32_t place : places.span()) builder.add(items[place]);
  return builder.finish();
}

Value all(BuiltinContext& context, BuiltinArgs args) {
  if (!require_list(context, args, 1, "{array, set}")) return {};
  return Value::boolean(std::ranges::all_of(args[0].items(), &Value::is_true));
}

Value any(BuiltinContext& context, BuiltinArgs args) {
  if (!require_list(context, args, 1, "{array, set}")) return {};
  return Value::boolean(std::ranges::any_of(args[0].items(), &Value::is_true));
}

constexpr BuiltinRow kRows[] = {
    {"count", "", "(collection: any<string, array[any], object[any: any], set[any]>) => n: number",
     "How many elements a collection has, or how many code points a string.", count},
    {"sum", "", "(collection: any<array[number], set[number]>) => n: number", "The sum of all numbers.", sum},
    {"product", "", "(collection: any<array[number], set[number]>) => n: number", "The product of all numbers.",
     product},
    {"max", "", "(collection: any<array[any], set[any]>) => n: any",
     "The last element in the order of all values; undefined when there is none.", largest},
    {"min", "", "(collection: any<array[any], set[any]>) => n: any",
     "The first element in the order of all values; undefined when there is none.", smallest},
    {"sort", "", "(collection: any<array[any], set[any]>) => n: array[any]",
     "The elements as an array in the order of all values.", sort_items},
    {"all", "", "(x: any<array[any], set[any]>) => result: boolean", "Whether every element is true.", all,
     BuiltinFlags::kDeprecated},
    {"any", "", "(x: any<array[any], set[any]>) => result: boolean", "Whether some element is true.", any,
     BuiltinFlags::kDeprecated},
};

}  // namespace

BuiltinFamily aggregate_builtins() { return kRows; }

}  // namespace rego
