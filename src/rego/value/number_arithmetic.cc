// Arithmetic in the narrowest form that is exact: int64, then integers of any size, then 64-bit floats. Which form a
// function takes decides what it prints, so the forms are OPA's even where a wider one would be more exact: division,
// and rounding of what is no int64, are float functions and round large integers.

#include "rego/value/number_big.h"
#include "rego/value/number_float.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

BinaryFloat to_float(const Value& number) {
  if (number.is_integer()) return float_from_integer(number.as_integer());
  return float_from_decimal(take_apart(number.as_text()));
}

Value from_float(Arena& arena, const BinaryFloat& number) {
  if (!number.is_in_range()) return {};
  if (number.is_integral() && number.exponent <= 0 && !(number.is_zero() && number.is_negative)) {
    const uint64_t magnitude = *number.truncated_magnitude();
    if (magnitude <= INT64_MAX) {
      const auto integer = static_cast<int64_t>(magnitude);
      return Value::integer(number.is_negative ? -integer : integer);
    }
  }
  return Value::number_text(arena, float_to_text(number));
}

struct Operation {
  bool (*small)(int64_t a, int64_t b, int64_t* result);  // false: does not fit
  void (*exact)(mpz_ptr result, mpz_srcptr a, mpz_srcptr b);
  BinaryFloat (*inexact)(const BinaryFloat& a, const BinaryFloat& b);
};

BinaryFloat subtract_floats(const BinaryFloat& a, const BinaryFloat& b) {
  BinaryFloat negated = b;
  negated.is_negative = !b.is_negative;
  return add(a, negated);
}

constexpr Operation kAdd{[](int64_t a, int64_t b, int64_t* r) { return !__builtin_add_overflow(a, b, r); }, mpz_add,
                         add};
constexpr Operation kSubtract{[](int64_t a, int64_t b, int64_t* r) { return !__builtin_sub_overflow(a, b, r); },
                              mpz_sub, subtract_floats};
constexpr Operation kMultiply{[](int64_t a, int64_t b, int64_t* r) { return !__builtin_mul_overflow(a, b, r); },
                              mpz_mul, multiply};

Value calculate(Arena& arena, const Operation& operation, const Value& a, const Value& b) {
  const auto x = to_int64(a);
  const auto y = to_int64(b);
  int64_t result;
  if (x && y && operation.small(*x, *y, &result)) return Value::integer(result);
  if (is_integral(a) && is_integral(b)) {
    BigInteger left, right;
    if (!left.set(a) || !right.set(b)) return {};
    operation.exact(left.get(), left.get(), right.get());
    return left.to_number(arena);
  }
  return from_float(arena, operation.inexact(to_float(a), to_float(b)));
}

// A float whose value is an integer, written in full: unlike other floats these print all their digits.
Value from_integral_float(Arena& arena, const BinaryFloat& number) {
  if (number.exponent <= 0 || !number.is_in_range()) return from_float(arena, number);
  BigInteger integer;
  mpz_set_ui(integer.get(), number.mantissa);
  mpz_mul_2exp(integer.get(), integer.get(), static_cast<mp_bitcnt_t>(number.exponent));
  if (number.is_negative) mpz_neg(integer.get(), integer.get());
  return integer.to_number(arena);
}

// Without the digits after the point; a zero that comes of that has no sign.
BinaryFloat truncate(const BinaryFloat& number) {
  if (number.exponent > 0) return number;
  const uint64_t magnitude = *number.truncated_magnitude();
  if (magnitude == 0) return {};
  const int shift = __builtin_clzll(magnitude);
  return {magnitude << shift, -shift, number.is_negative};
}

bool is_same(const BinaryFloat& a, const BinaryFloat& b) { return subtract_floats(a, b).is_zero(); }

}  // namespace

Value add(Arena& arena, const Value& a, const Value& b) { return calculate(arena, kAdd, a, b); }
Value subtract(Arena& arena, const Value& a, const Value& b) { return calculate(arena, kSubtract, a, b); }
Value multiply(Arena& arena, const Value& a, const Value& b) { return calculate(arena, kMultiply, a, b); }

Value divide(Arena& arena, const Value& a, const Value& b) {
  const auto x = to_int64(a);
  const auto y = to_int64(b);
  // A quotient of 0 may be -0, and INT64_MIN / -1 fits no int64: both are left to the floats.
  if (x && y && *x != 0 && *y != 0 && *y != -1 && *x % *y == 0) return Value::integer(*x / *y);
  const BinaryFloat divisor = to_float(b);
  if (divisor.is_zero()) return {};
  return from_float(arena, divide(to_float(a), divisor));
}

Value remainder(Arena& arena, const Value& a, const Value& b) {
  const auto x = to_int64(a);
  const auto y = to_int64(b);
  if (x && y) {
    if (*y == 0) return {};
    return Value::integer(*y == -1 ? 0 : *x % *y);
  }
  BigInteger left, right;
  if (!left.set(a) || !right.set(b) || mpz_sgn(right.get()) == 0) return {};
  mpz_tdiv_r(left.get(), left.get(), right.get());
  return left.to_number(arena);
}

Value negate(Arena& arena, const Value& number) { return subtract(arena, Value::integer(0), number); }

Value absolute(Arena& arena, const Value& number) {
  const auto integer = to_int64(number);
  if (integer && *integer != INT64_MIN) return Value::integer(*integer < 0 ? -*integer : *integer);
  BinaryFloat magnitude = to_float(number);
  magnitude.is_negative = false;
  return from_float(arena, magnitude);
}

Value round(Arena& arena, const Value& number) {
  if (const auto integer = to_int64(number)) return Value::integer(*integer);
  const BinaryFloat exact = to_float(number);
  constexpr BinaryFloat kHalf{uint64_t{1} << 63, -64, false};
  return from_integral_float(arena, truncate(exact.is_negative ? subtract_floats(exact, kHalf) : add(exact, kHalf)));
}

// Between -1 and 0 the result is OPA's, not arithmetic's: the truncated value has lost its sign by then.
Value ceil(Arena& arena, const Value& number) {
  if (const auto integer = to_int64(number)) return Value::integer(*integer);
  const BinaryFloat exact = to_float(number);
  const BinaryFloat whole = truncate(exact);
  if (whole.is_negative || is_same(exact, whole)) return from_integral_float(arena, whole);
  return from_integral_float(arena, add(whole, float_from_integer(1)));
}

Value floor(Arena& arena, const Value& number) {
  if (const auto integer = to_int64(number)) return Value::integer(*integer);
  const BinaryFloat exact = to_float(number);
  const BinaryFloat whole = truncate(exact);
  if (!whole.is_negative || is_same(exact, whole)) return from_integral_float(arena, whole);
  return from_integral_float(arena, subtract_floats(whole, float_from_integer(1)));
}

}  // namespace rego
