#pragma once
// A number's text taken apart, without converting it: sign, digits, exponent. Every number is a finite decimal, so what
// can be told from the digits alone (order, whether it is an integer) is told exactly and without arithmetic.

#include <cstdint>
#include <optional>
#include <string_view>

namespace rego {

struct Decimal {
  bool is_negative = false;
  std::string_view integer;   // the digits before the point, as written
  std::string_view fraction;  // the digits after it
  int64_t exponent = 0;       // as written after e; kept within ±kExponentMax
  size_t first = 0;           // position of the first digit that is not 0; digits() where all are
  size_t end = 0;             // behind the last one that is not 0

  // Far beyond what any number that parse_number accepts can have.
  static constexpr int64_t kExponentMax = int64_t{1} << 40;

  size_t digits() const { return integer.size() + fraction.size(); }
  char digit(size_t place) const { return place < integer.size() ? integer[place] : fraction[place - integer.size()]; }
  bool is_zero() const { return first == end; }
  // The value is 0.DDD × 10^point, where DDD begins with digit(first). Not for zero.
  int64_t point() const { return static_cast<int64_t>(integer.size()) - static_cast<int64_t>(first) + exponent; }
  bool is_integral() const { return is_zero() || point() >= static_cast<int64_t>(end - first); }
};

// Whether `text` is a number by JSON's grammar.
bool is_json_number(std::string_view text);

// Takes apart the text of a number: JSON's grammar, or laxer (a leading + or zeros). What does not belong is ignored.
Decimal take_apart(std::string_view text);

// By value, exactly.
int compare_decimals(const Decimal& a, const Decimal& b);

// As OPA reads an int from a number's text: at most 19 digits and point, decimals all zero, no exponent.
std::optional<int64_t> plain_int64(std::string_view text);

}  // namespace rego
