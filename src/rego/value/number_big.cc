#include "rego/value/number_big.h"

#include <string>

namespace rego {
namespace {

constexpr size_t kStackDigits = 256;

// Enough for kNumberTextMax decimal digits.
constexpr size_t kBitsMax = kNumberTextMax * 10 / 3;

void set_from_digits(mpz_ptr number, const Decimal& decimal, char* buffer) {
  const size_t count = decimal.digits() - decimal.first;
  for (size_t i = 0; i < count; i++) buffer[i] = decimal.digit(decimal.first + i);
  buffer[count] = '\0';
  mpz_set_str(number, buffer, 10);
}

// Multiplies by 10^power, or divides where it is negative; the division is exact.
void scale(mpz_ptr number, int64_t power) {
  BigInteger factor;
  mpz_ui_pow_ui(factor.get(), 10, static_cast<unsigned long>(power < 0 ? -power : power));
  if (power < 0) {
    mpz_divexact(number, number, factor.get());
  } else {
    mpz_mul(number, number, factor.get());
  }
}

}  // namespace

void BigInteger::set_digits(const Decimal& decimal) {
  const size_t count = decimal.digits() - decimal.first;
  if (count == 0) {
    mpz_set_ui(number_, 0);
  } else if (count < kStackDigits) {
    char buffer[kStackDigits];
    set_from_digits(number_, decimal, buffer);
  } else {
    std::string buffer(count, '0');
    set_from_digits(number_, decimal, buffer.data());
  }
}

bool BigInteger::set(const Value& number) {
  if (number.is_integer()) {
    mpz_set_si(number_, number.as_integer());
    return true;
  }
  const Decimal decimal = take_apart(number.as_text());
  if (!decimal.is_integral()) return false;
  if (!decimal.is_zero() && decimal.point() > static_cast<int64_t>(kNumberTextMax)) return false;
  set_digits(decimal);
  if (decimal.is_zero()) return true;
  const int64_t power = decimal.exponent - static_cast<int64_t>(decimal.fraction.size());
  if (power != 0) scale(number_, power);
  if (decimal.is_negative) mpz_neg(number_, number_);
  return true;
}

Value BigInteger::to_number(Arena& arena) const {
  if (mpz_fits_slong_p(number_)) return Value::integer(mpz_get_si(number_));
  if (mpz_sizeinbase(number_, 2) > kBitsMax) return {};
  char buffer[kStackDigits];
  const size_t bytes = mpz_sizeinbase(number_, 10) + 2;
  if (bytes <= kStackDigits) return Value::number_text(arena, mpz_get_str(buffer, 10, number_));
  std::string text(bytes, '\0');
  return Value::number_text(arena, mpz_get_str(text.data(), 10, number_));
}

}  // namespace rego
