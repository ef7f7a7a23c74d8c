// Reading numbers, comparing them, and their values in C++'s types. Text is taken apart (number_decimal.h) and never
// converted where the digits alone can tell.

#include "rego/value/numbers.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "rego/value/number_decimal.h"
#include "rego/value/number_float.h"

namespace rego {
namespace {

constexpr int64_t kBinaryExponentMax = 100'000;  // OPA's limit on a number written with an exponent
constexpr int64_t kSafeExponent = kBinaryExponentMax / 4;
constexpr int64_t kPointMax = 31'000;  // beyond 2^kBinaryExponentMax in any case

// The canonical spelling of an int64; "-0" is another spelling.
std::optional<int64_t> canonical_int64(std::string_view text) {
  const size_t sign = text[0] == '-' ? 1 : 0;
  if (text.size() - sign > 19 || (text[sign] == '0' && text.size() > 1)) return {};
  int64_t integer = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), integer);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return integer;
}

// Whether a number written with an exponent is one that OPA would compute with.
bool is_exponent_in_range(std::string_view text, size_t exponent_place) {
  const Decimal decimal = take_apart(text);
  const int64_t magnitude = decimal.exponent < 0 ? -decimal.exponent : decimal.exponent;
  if (static_cast<int64_t>(exponent_place) + magnitude <= kSafeExponent || decimal.is_zero()) return true;
  if (decimal.point() > kPointMax || decimal.point() < -kPointMax) return false;
  const int64_t exponent = float_from_decimal(decimal).exponent + 64;
  return exponent <= kBinaryExponentMax && exponent >= -kBinaryExponentMax;
}

// A text with decimals that end in zeros, though not all of them are: 1.50. OPA compares two such as doubles first.
bool is_padded_fraction(std::string_view text) {
  if (text.find('.') == text.npos) return false;
  const size_t last = text.find_last_not_of(".0");
  return last != text.npos && last + 1 != text.size() && text.substr(0, last + 1).find('.') != text.npos;
}

struct Double {
  double value;
  bool is_in_range;
};

Double parse_double(std::string_view text) {
  if (!text.empty() && text[0] == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc::result_out_of_range) return {value, true};
  const Decimal decimal = take_apart(text);
  const double sign = decimal.is_negative ? -1.0 : 1.0;
  if (decimal.is_zero() || decimal.point() < 0) return {std::copysign(0.0, sign), true};
  return {sign * std::numeric_limits<double>::infinity(), false};
}

int compare_texts(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  const int order = compare_decimals(take_apart(a), take_apart(b));
  if (order == 0 || !is_padded_fraction(a) || !is_padded_fraction(b)) return order;
  const Double x = parse_double(a);
  const Double y = parse_double(b);
  return x.is_in_range && y.is_in_range && x.value == y.value ? 0 : order;
}

}  // namespace

Value parse_number(Arena& arena, std::string_view text) {
  if (text.size() > kNumberTextMax || !is_json_number(text)) return {};
  if (const auto integer = canonical_int64(text)) return Value::integer(*integer);
  const size_t exponent_place = text.find_first_of("eE");
  if (exponent_place != text.npos && !is_exponent_in_range(text, exponent_place)) return {};
  return Value::number_text(arena, text);
}

std::string_view number_text(const Value& number, char* buffer) {
  if (!number.is_integer()) return number.as_text();
  const auto result = std::to_chars(buffer, buffer + kIntegerTextMax, number.as_integer());
  return {buffer, static_cast<size_t>(result.ptr - buffer)};
}

std::string number_to_string(const Value& number) {
  char buffer[kIntegerTextMax];
  return std::string(number_text(number, buffer));
}

int compare_numbers(const Value& a, const Value& b) {
  if (a.is_integer() && b.is_integer()) {
    return a.as_integer() < b.as_integer() ? -1 : a.as_integer() > b.as_integer();
  }
  char a_buffer[kIntegerTextMax];
  char b_buffer[kIntegerTextMax];
  return compare_texts(number_text(a, a_buffer), number_text(b, b_buffer));
}

bool is_integral(const Value& number) { return number.is_integer() || take_apart(number.as_text()).is_integral(); }

std::optional<int64_t> to_int64(const Value& number) {
  if (number.is_integer()) return number.as_integer();
  return plain_int64(number.as_text());
}

double to_double(const Value& number) {
  if (number.is_integer()) return static_cast<double>(number.as_integer());
  return parse_double(number.as_text()).value;
}

}  // namespace rego
