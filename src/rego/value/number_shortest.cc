// The shortest decimal of a float: of all decimals that would round back to it, one with the fewest digits, the nearest
// of those. The bounds are half a unit of the last place away on either side; they belong to the interval when the
// mantissa is even, because ties round to even. All three are written out exactly, and their digits walked in step.

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "rego/value/number_big.h"
#include "rego/value/number_float.h"

namespace rego {
namespace {

// 0.DDD × 10^point, without zeros at the end.
struct Digits {
  std::string text;
  int64_t point = 0;

  char at(size_t place) const { return place < text.size() ? text[place] : '0'; }
};

// Exactly mantissa × 2^exponent, mantissa > 0.
Digits write_out(mpz_ptr mantissa, int64_t exponent) {
  int64_t power_of_10 = 0;
  if (exponent >= 0) {
    mpz_mul_2exp(mantissa, mantissa, static_cast<mp_bitcnt_t>(exponent));
  } else {
    // m × 2^-k = m × 5^k × 10^-k
    BigInteger factor;
    mpz_ui_pow_ui(factor.get(), 5, static_cast<unsigned long>(-exponent));
    mpz_mul(mantissa, mantissa, factor.get());
    power_of_10 = exponent;
  }
  Digits digits;
  digits.text.resize(mpz_sizeinbase(mantissa, 10) + 2);
  mpz_get_str(digits.text.data(), 10, mantissa);
  digits.text.resize(digits.text.find('\0'));
  digits.point = static_cast<int64_t>(digits.text.size()) + power_of_10;
  digits.text.resize(digits.text.find_last_not_of('0') + 1);
  return digits;
}

void cut(Digits& digits, size_t count) {
  if (count >= digits.text.size()) return;
  digits.text.resize(count);
  digits.text.resize(digits.text.find_last_not_of('0') + 1);
}

void round_up(Digits& digits, size_t count) {
  if (count >= digits.text.size()) return;
  while (count > 0 && digits.text[count - 1] == '9') count--;
  if (count == 0) {
    digits.text = "1";
    digits.point++;
    return;
  }
  digits.text[count - 1]++;
  digits.text.resize(count);
}

void round_nearest(Digits& digits, size_t count) {
  if (count >= digits.text.size()) return;
  const bool is_tie = digits.text[count] == '5' && count + 1 == digits.text.size();
  const bool is_odd = count > 0 && ((digits.text[count - 1] - '0') & 1);
  if (is_tie ? is_odd : digits.text[count] >= '5') {
    round_up(digits, count);
  } else {
    cut(digits, count);
  }
}

Digits shortest_digits(const BinaryFloat& number) {
  // In halves of a unit of the last place: the value is twice the mantissa, the bounds one less and one more.
  const int64_t exponent = number.exponent - 1;
  BigInteger middle, below, above;
  mpz_set_ui(middle.get(), number.mantissa);
  mpz_mul_2exp(middle.get(), middle.get(), 1);
  mpz_sub_ui(below.get(), middle.get(), 1);
  mpz_add_ui(above.get(), middle.get(), 1);
  Digits digits = write_out(middle.get(), exponent);
  const Digits lower = write_out(below.get(), exponent);
  const Digits upper = write_out(above.get(), exponent);
  const bool has_bounds = (number.mantissa & 1) == 0;
  for (size_t i = 0; i < digits.text.size(); i++) {
    const char digit = digits.text[i];
    const bool may_cut = lower.at(i) != digit || (has_bounds && i + 1 == lower.text.size());
    const bool may_raise = upper.at(i) != digit && (has_bounds || digit + 1 < upper.at(i) || i + 1 < upper.text.size());
    if (!may_cut && !may_raise) continue;
    if (may_cut && may_raise) {
      round_nearest(digits, i + 1);
    } else if (may_cut) {
      cut(digits, i + 1);
    } else {
      round_up(digits, i + 1);
    }
    break;
  }
  return digits;
}

void append_plain(std::string& out, const Digits& digits) {
  const auto size = static_cast<int64_t>(digits.text.size());
  if (digits.point <= 0) {
    out += "0.";
    out.append(static_cast<size_t>(-digits.point), '0');
    out += digits.text;
  } else if (digits.point >= size) {
    out += digits.text;
    out.append(static_cast<size_t>(digits.point - size), '0');
  } else {
    out.append(digits.text, 0, static_cast<size_t>(digits.point));
    out += '.';
    out.append(digits.text, static_cast<size_t>(digits.point));
  }
}

void append_with_exponent(std::string& out, const Digits& digits) {
  out += digits.text[0];
  if (digits.text.size() > 1) {
    out += '.';
    out.append(digits.text, 1);
  }
  const int64_t exponent = digits.point - 1;
  out += exponent < 0 ? "e-" : "e+";
  const std::string magnitude = std::to_string(exponent < 0 ? -exponent : exponent);
  if (magnitude.size() < 2) out += '0';
  out += magnitude;
}

}  // namespace

std::string float_to_text(const BinaryFloat& number) {
  std::string out = number.is_negative ? "-" : "";
  if (number.is_zero()) return out + "0";
  if (number.is_integral() && number.exponent <= 0) {
    // Below 2^64 no shorter decimal rounds to an integer than its own digits.
    return out + std::to_string(*number.truncated_magnitude());
  }
  const Digits digits = shortest_digits(number);
  if (number.is_integral() || (digits.point >= -3 && digits.point <= 6)) {
    append_plain(out, digits);
  } else {
    append_with_exponent(out, digits);
  }
  return out;
}

}  // namespace rego
