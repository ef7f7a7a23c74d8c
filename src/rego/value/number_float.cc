// Arithmetic on 64-bit mantissas. Every operation forms its exact result in 128 bits plus one bit that says whether
// anything was left over below them, and rounds once, half to even. Only decimals with many digits or a large exponent
// need more: those go through MPFR.

#include "rego/value/number_float.h"

#include <gmp.h>
#include <mpfr.h>

#include <array>
#include <bit>
#include <string>

#include "rego/value/number_big.h"

namespace rego {
namespace {

__extension__ using uint128 = unsigned __int128;

enum class Rest { kNone, kSome };  // whether the exact value has bits below the ones given

constexpr int kPowersOf5 = 28;  // that fit 64 bits

constexpr std::array<uint64_t, kPowersOf5> make_powers_of_5() {
  std::array<uint64_t, kPowersOf5> powers{};
  uint64_t power = 1;
  for (auto& place : powers) {
    place = power;
    power *= 5;
  }
  return powers;
}
constexpr auto kPowerOf5 = make_powers_of_5();

int leading_zeros(uint128 bits) {
  const auto high = static_cast<uint64_t>(bits >> 64);
  return high ? std::countl_zero(high) : 64 + std::countl_zero(static_cast<uint64_t>(bits));
}

// bits × 2^exponent, rounded. With Rest::kSome the bits must be 66 or more.
BinaryFloat round_bits(bool is_negative, uint128 bits, int64_t exponent, Rest rest) {
  if (bits == 0) return {0, 0, is_negative};
  const int shift = leading_zeros(bits);
  bits <<= shift;
  auto high = static_cast<uint64_t>(bits >> 64);
  const auto low = static_cast<uint64_t>(bits);
  constexpr uint64_t kHalf = uint64_t{1} << 63;
  exponent += 64 - shift;
  const bool is_above_half = low > kHalf || (low == kHalf && (rest == Rest::kSome || (high & 1)));
  if (is_above_half && ++high == 0) {
    high = kHalf;
    exponent++;
  }
  return {high, exponent, is_negative};
}

// The larger operand keeps 63 spare bits below it; what the smaller one loses below those is Rest.
BinaryFloat add_finite(const BinaryFloat& a, const BinaryFloat& b) {
  const bool a_is_larger = a.exponent != b.exponent ? a.exponent > b.exponent : a.mantissa >= b.mantissa;
  const BinaryFloat& large = a_is_larger ? a : b;
  const BinaryFloat& small = a_is_larger ? b : a;
  const int64_t distance = large.exponent - small.exponent;
  const uint128 upper = static_cast<uint128>(large.mantissa) << 63;
  const uint128 whole = static_cast<uint128>(small.mantissa) << 63;
  const uint128 lower = distance < 128 ? whole >> distance : 0;
  const bool is_exact = distance < 128 && (lower << distance) == whole;
  const Rest rest = is_exact ? Rest::kNone : Rest::kSome;
  uint128 sum;
  if (large.is_negative == small.is_negative) {
    sum = upper + lower;
  } else {
    sum = upper - lower - (is_exact ? 0 : 1);
    if (sum == 0) return {};
  }
  return round_bits(large.is_negative, sum, large.exponent - 63, rest);
}

// 5^power as Go computes it: exact while it fits, else by squaring with rounding at `bits`, the factors at 64 more.
void set_power_of_5(mpfr_t result, uint64_t power) {
  if (power < kPowersOf5) {
    mpfr_set_uj(result, kPowerOf5[power], MPFR_RNDN);
    return;
  }
  mpfr_set_uj(result, kPowerOf5[kPowersOf5 - 1], MPFR_RNDN);
  mpfr_t factor;
  mpfr_init2(factor, mpfr_get_prec(result) + 64);
  mpfr_set_ui(factor, 5, MPFR_RNDN);
  for (power -= kPowersOf5 - 1; power; power >>= 1) {
    if (power & 1) mpfr_mul(result, result, factor, MPFR_RNDN);
    mpfr_sqr(factor, factor, MPFR_RNDN);
  }
  mpfr_clear(factor);
}

BinaryFloat take_mpfr(mpfr_t number, bool is_negative) {
  BigInteger mantissa;
  const auto exponent = static_cast<int64_t>(mpfr_get_z_2exp(mantissa.get(), number));
  return round_bits(is_negative, mpz_get_ui(mantissa.get()), exponent, Rest::kNone);
}

BinaryFloat float_from_long_decimal(const Decimal& decimal, int64_t power) {
  BigInteger digits;
  digits.set_digits(decimal);
  mpfr_t mantissa, factor, result;
  mpfr_init2(mantissa, static_cast<mpfr_prec_t>(mpz_sizeinbase(digits.get(), 2)) + 1);
  mpfr_init2(factor, 128);
  mpfr_init2(result, 64);
  mpfr_set_z(mantissa, digits.get(), MPFR_RNDN);
  set_power_of_5(factor, static_cast<uint64_t>(power < 0 ? -power : power));
  if (power < 0) {
    mpfr_div(result, mantissa, factor, MPFR_RNDN);
  } else {
    mpfr_mul(result, mantissa, factor, MPFR_RNDN);
  }
  BinaryFloat number = take_mpfr(result, decimal.is_negative);
  number.exponent += power;
  mpfr_clear(mantissa);
  mpfr_clear(factor);
  mpfr_clear(result);
  return number;
}

std::optional<uint64_t> short_digits(const Decimal& decimal) {
  if (decimal.digits() - decimal.first > 19) return {};
  uint64_t digits = 0;
  for (size_t place = decimal.first; place < decimal.digits(); place++)
    digits = digits * 10 + (decimal.digit(place) - '0');
  return digits;
}

}  // namespace

bool BinaryFloat::is_integral() const { return is_zero() || exponent >= 0 || -exponent <= std::countr_zero(mantissa); }

std::optional<uint64_t> BinaryFloat::truncated_magnitude() const {
  if (is_zero() || exponent <= -64) return 0;
  if (exponent > 0) return {};
  return mantissa >> -exponent;
}

BinaryFloat float_from_integer(int64_t integer) {
  const bool is_negative = integer < 0;
  const uint64_t magnitude = is_negative ? -static_cast<uint64_t>(integer) : static_cast<uint64_t>(integer);
  return round_bits(is_negative, magnitude, 0, Rest::kNone);
}

BinaryFloat float_from_decimal(const Decimal& decimal) {
  if (decimal.is_zero()) return {0, 0, decimal.is_negative};
  // digits × 10^power = digits × 5^power × 2^power; trailing zeros count as digits.
  const int64_t power = decimal.exponent - static_cast<int64_t>(decimal.fraction.size());
  const auto digits = short_digits(decimal);
  if (!digits || power >= kPowersOf5 || power <= -kPowersOf5) return float_from_long_decimal(decimal, power);
  if (power >= 0) {
    return round_bits(decimal.is_negative, static_cast<uint128>(*digits) * kPowerOf5[power], power, Rest::kNone);
  }
  const BinaryFloat dividend = round_bits(decimal.is_negative, *digits, 0, Rest::kNone);
  BinaryFloat quotient = divide(dividend, round_bits(false, kPowerOf5[-power], 0, Rest::kNone));
  quotient.exponent += power;
  return quotient;
}

BinaryFloat add(const BinaryFloat& a, const BinaryFloat& b) {
  if (a.is_zero() && b.is_zero()) return {0, 0, a.is_negative && b.is_negative};
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  return add_finite(a, b);
}

BinaryFloat multiply(const BinaryFloat& a, const BinaryFloat& b) {
  const uint128 product = static_cast<uint128>(a.mantissa) * b.mantissa;
  return round_bits(a.is_negative != b.is_negative, product, a.exponent + b.exponent, Rest::kNone);
}

BinaryFloat divide(const BinaryFloat& a, const BinaryFloat& b) {
  // Two steps of long division: 65 bits of quotient, then 64 more.
  const uint128 dividend = static_cast<uint128>(a.mantissa) << 64;
  const uint128 high = dividend / b.mantissa;
  const uint128 remainder = (dividend % b.mantissa) << 64;
  const auto low = static_cast<uint64_t>(remainder / b.mantissa);
  const bool has_rest = (low & 1) || remainder % b.mantissa;
  return round_bits(a.is_negative != b.is_negative, (high << 63) | (low >> 1), a.exponent - b.exponent - 127,
                    has_rest ? Rest::kSome : Rest::kNone);
}

}  // namespace rego
