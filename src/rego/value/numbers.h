#pragma once
// Numbers as OPA has them. A number is an int64 inside the Value, or its text. Integers are exact at any size (GMP);
// everything else is computed as a binary float with a 64-bit mantissa, rounded half to even (MPFR at precision 64,
// Go's big.Float), and printed in Go's shortest form. A literal keeps its spelling (1.10, 1e2) until it is computed
// with. Source of the rules: opa v1.22.2, v1/topdown/arithmetic.go, v1/ast/number_decimal.go, v1/topdown/builtins.

#include <optional>
#include <string>
#include <string_view>

#include "rego/value/value.h"

namespace rego {

// Enough for any int64 and its sign.
inline constexpr size_t kIntegerTextMax = 24;
// A number's text may not be longer, nor its exponent larger than OPA allows (see parse_number).
inline constexpr size_t kNumberTextMax = 1 << 16;

// Reads a JSON number (the whole of `text`). Undefined where it is none or its exponent is out of OPA's range. The
// canonical spelling of an int64 becomes one; every other spelling is kept, "-0" among them.
Value parse_number(Arena& arena, std::string_view text);

// The spelling that prints: the kept text, or the int64 in decimal. `buffer` must hold kIntegerTextMax.
std::string_view number_text(const Value& number, char* buffer);
std::string number_to_string(const Value& number);

int compare_numbers(const Value& a, const Value& b);

// Whether the number has an integral value whatever its spelling (1.0, 1e2).
bool is_integral(const Value& number);
// The int that OPA reads from a number: decimals may be zeros (1.0), but an exponent makes it none (1e2), as does a
// text of more than 19 digits and point. For integral numbers of any spelling and size see BigInteger (number_big.h).
std::optional<int64_t> to_int64(const Value& number);
// The nearest double; infinite where the number is too large for one.
double to_double(const Value& number);

// Arithmetic. Division and remainder by zero, and a remainder of non-integers, give undefined; the caller words the
// error.
Value add(Arena& arena, const Value& a, const Value& b);
Value subtract(Arena& arena, const Value& a, const Value& b);
Value multiply(Arena& arena, const Value& a, const Value& b);
Value divide(Arena& arena, const Value& a, const Value& b);
Value remainder(Arena& arena, const Value& a, const Value& b);
Value negate(Arena& arena, const Value& number);
Value absolute(Arena& arena, const Value& number);
Value round(Arena& arena, const Value& number);
Value ceil(Arena& arena, const Value& number);
Value floor(Arena& arena, const Value& number);

}  // namespace rego
