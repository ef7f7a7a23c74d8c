// Arithmetic, ranges and chance. The arithmetic itself is in rego/value/numbers.h; here are the operands, the errors
// and a short way for int64 that do not overflow.

#include <sys/random.h>

#include "rego/builtins/decision_memory.h"
#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/value/builders.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

// How many numbers a range may have; past it the evaluation stops.
constexpr size_t kRangeItemsMax = 10'000'000;

bool require_numbers(BuiltinContext& context, BuiltinArgs args) {
  return require(context, args, 1, Type::kNumber) && require(context, args, 2, Type::kNumber);
}

Value plus(BuiltinContext& context, BuiltinArgs args) {
  return require_numbers(context, args) ? add(context.arena, args[0], args[1]) : Value();
}

Value subtract_sets(BuiltinContext& context, const Value& a, const Value& b) {
  SetBuilder builder(context.arena);
  for (const Value& item : a.items()) {
    if (b.get(item).is_undefined()) builder.add(item);
  }
  return builder.finish();
}

Value minus(BuiltinContext& context, BuiltinArgs args) {
  const Value& a = args[0];
  const Value& b = args[1];
  if (a.is_number() && b.is_number()) return subtract(context.arena, a, b);
  if (a.is_set() && b.is_set()) return subtract_sets(context, a, b);
  if (!a.is_number() && !a.is_set()) return context.fail_type(1, "{number, set}", a);
  return context.fail_type(2, b.is_number() ? "set" : "number", b);
}

Value times(BuiltinContext& context, BuiltinArgs args) {
  return require_numbers(context, args) ? multiply(context.arena, args[0], args[1]) : Value();
}

Value over(BuiltinContext& context, BuiltinArgs args) {
  if (!require_numbers(context, args)) return {};
  const Value quotient = divide(context.arena, args[0], args[1]);
  return quotient.is_defined() ? quotient : context.fail("divide by zero");
}

Value modulo(BuiltinContext& context, BuiltinArgs args) {
  if (!require_numbers(context, args)) return {};
  const Value rest = remainder(context.arena, args[0], args[1]);
  if (rest.is_defined()) return rest;
  const bool are_integers = is_integral(args[0]) && is_integral(args[1]);
  return context.fail(are_integers ? "modulo by zero" : "modulo on floating-point number");
}

template <Value (*kFunction)(Arena&, const Value&)>
Value unary(BuiltinContext& context, BuiltinArgs args) {
  return require(context, args, 1, Type::kNumber) ? kFunction(context.arena, args[0]) : Value();
}

// A range whose ends or step are no int64: by arithmetic on values.
Value wide_range(BuiltinContext& context, const Value& from, const Value& to, const Value& step) {
  const bool goes_up = compare(from, to) <= 0;
  ArrayBuilder builder(context.arena);
  // Adding zero gives the canonical spelling: 1.0 is 1.
  Value number = add(context.arena, from, Value::integer(0));
  while (goes_up ? compare(number, to) <= 0 : compare(number, to) >= 0) {
    if (builder.size() == kRangeItemsMax || context.arena.over_limit()) {
      return context.fail_halt("range has too many numbers");
    }
    builder.add(number);
    number = goes_up ? add(context.arena, number, step) : subtract(context.arena, number, step);
    if (number.is_undefined()) return context.fail_halt("range reaches numbers of too many digits");
  }
  return builder.finish();
}

Value make_range(BuiltinContext& context, const Value& from, const Value& to, const Value& step) {
  if (!from.is_integer() || !to.is_integer() || !step.is_integer()) return wide_range(context, from, to, step);
  const int64_t first = from.as_integer();
  const int64_t last = to.as_integer();
  const auto stride = static_cast<uint64_t>(step.as_integer());
  const uint64_t distance = first <= last ? static_cast<uint64_t>(last) - static_cast<uint64_t>(first)
                                          : static_cast<uint64_t>(first) - static_cast<uint64_t>(last);
  if (distance / stride >= kRangeItemsMax) return context.fail_halt("range has too many numbers");
  const size_t count = distance / stride + 1;
  ArrayBuilder builder(context.arena);
  builder.reserve(count);
  for (size_t i = 0; i < count; i++) {
    const uint64_t offset = i * stride;
    const uint64_t start = static_cast<uint64_t>(first);
    builder.add(Value::integer(static_cast<int64_t>(first <= last ? start + offset : start - offset)));
  }
  return builder.finish();
}

Value range(BuiltinContext& context, BuiltinArgs args) {
  if (!require_integers(context, args)) return {};
  return make_range(context, args[0], args[1], Value::integer(1));
}

Value range_step(BuiltinContext& context, BuiltinArgs args) {
  if (!require_integers(context, args)) return {};
  if (compare(args[2], Value::integer(0)) <= 0) {
    return context.fail("numbers.range_step: step must be a positive integer");
  }
  return make_range(context, args[0], args[1], args[2]);
}

Value random_below(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  const auto limit = integer_operand(context, args, 2);
  if (!limit) return {};
  if (*limit == 0) return Value::integer(0);
  Value& result = remembered_result(context, args);
  if (result.is_defined()) return result;
  const uint64_t bound = *limit < 0 ? uint64_t{0} - static_cast<uint64_t>(*limit) : static_cast<uint64_t>(*limit);
  // The few lowest numbers are drawn again, so that all remainders are equally likely.
  const uint64_t lowest = (uint64_t{0} - bound) % bound;
  uint64_t drawn;
  do {
    if (getrandom(&drawn, sizeof(drawn), 0) != sizeof(drawn)) return context.fail("no source of chance");
  } while (drawn < lowest);
  result = Value::integer(static_cast<int64_t>(drawn % bound));
  return result;
}

constexpr BuiltinRow kRows[] = {
    {"plus", "+", "(x: number, y: number) => z: number", "The sum of two numbers.", plus},
    {"minus", "-", "(x: any<number, set[any]>, y: any<number, set[any]>) => z: any<number, set[any]>",
     "The difference of two numbers, or of two sets.", minus},
    {"mul", "*", "(x: number, y: number) => z: number", "The product of two numbers.", times},
    {"div", "/", "(x: number, y: number) => z: number", "The quotient of two numbers.", over},
    {"rem", "%", "(x: number, y: number) => z: number", "The remainder of an integer division; it has the sign of x.",
     modulo},
    {"abs", "", "(x: number) => y: number", "The number without its sign.", unary<absolute>},
    {"ceil", "", "(x: number) => y: number", "The next integer up.", unary<ceil>},
    {"floor", "", "(x: number) => y: number", "The next integer down.", unary<floor>},
    {"round", "", "(x: number) => y: number", "The nearest integer; halves go away from zero.", unary<round>},
    {"numbers.range", "", "(a: number, b: number) => range: array[number]",
     "All integers from a to b, both included, up or down.", range},
    {"numbers.range_step", "", "(a: number, b: number, step: number) => range: array[number]",
     "The integers from a towards b, `step` apart.", range_step},
    {"rand.intn", "", "(str: string, n: number) => y: number",
     "A number from 0 to below |n|, the same for the same arguments within one decision.", random_below,
     BuiltinFlags::kNondeterministic},
};

}  // namespace

BuiltinFamily number_builtins() { return kRows; }

}  // namespace rego
