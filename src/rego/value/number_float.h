#pragma once
// BinaryFloat: the float that OPA computes with wherever integers do not do: a 64-bit mantissa, rounded half to even.

#include <cstdint>
#include <optional>
#include <string>

#include "rego/value/number_decimal.h"

namespace rego {

// mantissa × 2^exponent; the mantissa's top bit is set, or it is 0 (and then the exponent means nothing). Zero keeps
// its sign. Exponents that parse_number lets through, and sums of a few of them, do not overflow.
struct BinaryFloat {
  uint64_t mantissa = 0;
  int64_t exponent = 0;
  bool is_negative = false;

  // Results beyond this are no numbers to us; OPA computes on, at quadratic cost.
  static constexpr int64_t kExponentMax = int64_t{1} << 18;

  bool is_zero() const { return mantissa == 0; }
  bool is_integral() const;
  bool is_in_range() const { return is_zero() || (exponent <= kExponentMax && exponent >= -kExponentMax); }
  // The integer nearest to zero of those next to the value, when it has no more than 64 bits.
  std::optional<uint64_t> truncated_magnitude() const;
};

BinaryFloat float_from_integer(int64_t integer);
// Rounds as Go's big.Float.SetString does, which is not always to the nearest where the exponent is large.
BinaryFloat float_from_decimal(const Decimal& decimal);

BinaryFloat add(const BinaryFloat& a, const BinaryFloat& b);
BinaryFloat multiply(const BinaryFloat& a, const BinaryFloat& b);
// `b` is not zero.
BinaryFloat divide(const BinaryFloat& a, const BinaryFloat& b);

// The shortest decimal that rounds to the float: an integer in full, anything else with an exponent when that is
// below -4 or above 5.
std::string float_to_text(const BinaryFloat& number);

}  // namespace rego
