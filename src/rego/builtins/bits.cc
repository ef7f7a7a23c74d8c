// Bitwise operations on integers of any size, in two's complement. int64 stay in registers; the rest goes through GMP.

#include "rego/builtins/big_integer.h"
#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"

namespace rego {
namespace {

// The widest result of a shift; past it the evaluation stops.
constexpr mp_bitcnt_t kShiftedBitsMax = 200'000;

using WideOperation = void (*)(mpz_ptr, mpz_srcptr, mpz_srcptr);
using NarrowOperation = int64_t (*)(int64_t, int64_t);

template <NarrowOperation kNarrow, WideOperation kWide>
Value combine(BuiltinContext& context, BuiltinArgs args) {
  if (!require_integers(context, args)) return {};
  if (args[0].is_integer() && args[1].is_integer()) {
    return Value::integer(kNarrow(args[0].as_integer(), args[1].as_integer()));
  }
  BigInteger a = BigInteger::exact(context.arena, args[0]);
  BigInteger b = BigInteger::exact(context.arena, args[1]);
  BigInteger result;
  kWide(result.get(), a.get(), b.get());
  return result.to_value(context.arena);
}

int64_t narrow_and(int64_t a, int64_t b) { return a & b; }
int64_t narrow_or(int64_t a, int64_t b) { return a | b; }
int64_t narrow_xor(int64_t a, int64_t b) { return a ^ b; }

Value negate_bits(BuiltinContext& context, BuiltinArgs args) {
  if (!require_integers(context, args)) return {};
  if (args[0].is_integer()) return Value::integer(~args[0].as_integer());
  BigInteger number = BigInteger::exact(context.arena, args[0]);
  mpz_com(number.get(), number.get());
  return number.to_value(context.arena);
}

// How far to shift: the low 64 bits of the operand, as OPA takes them. Nothing when it is negative: the call has
// failed.
std::optional<uint64_t> shift_distance(BuiltinContext& context, const Value& operand) {
  BigInteger distance = BigInteger::exact(context.arena, operand);
  if (mpz_sgn(distance.get()) < 0) {
    context.fail_operand("operand 2 must be an unsigned integer number but got a negative integer");
    return std::nullopt;
  }
  return mpz_get_ui(distance.get());
}

Value shift_left(BuiltinContext& context, BuiltinArgs args) {
  if (!require_integers(context, args)) return {};
  const auto distance = shift_distance(context, args[1]);
  if (!distance) return {};
  BigInteger number = BigInteger::exact(context.arena, args[0]);
  if (mpz_sgn(number.get()) == 0) return Value::integer(0);
  if (*distance > kShiftedBitsMax || mpz_sizeinbase(number.get(), 2) > kShiftedBitsMax - *distance) {
    return context.fail_halt("result has more than 200000 bits");
  }
  mpz_mul_2exp(number.get(), number.get(), *distance);
  return number.to_value(context.arena);
}

Value shift_right(BuiltinContext& context, BuiltinArgs args) {
  if (!require_integers(context, args)) return {};
  const auto distance = shift_distance(context, args[1]);
  if (!distance) return {};
  BigInteger number = BigInteger::exact(context.arena, args[0]);
  mpz_fdiv_q_2exp(number.get(), number.get(), *distance);
  return number.to_value(context.arena);
}

constexpr BuiltinRow kRows[] = {
    {"bits.and", "", "(x: number, y: number) => z: number", "The bits that both have.", combine<narrow_and, mpz_and>},
    {"bits.or", "", "(x: number, y: number) => z: number", "The bits that one or the other has.",
     combine<narrow_or, mpz_ior>},
    {"bits.xor", "", "(x: number, y: number) => z: number", "The bits that exactly one has.",
     combine<narrow_xor, mpz_xor>},
    {"bits.negate", "", "(x: number) => z: number", "Every bit turned over.", negate_bits},
    {"bits.lsh", "", "(x: number, s: number) => z: number", "x shifted left by s bits.", shift_left},
    {"bits.rsh", "", "(x: number, s: number) => z: number", "x shifted right by s bits, rounding down.", shift_right},
};

}  // namespace

BuiltinFamily bit_builtins() { return kRows; }

}  // namespace rego
