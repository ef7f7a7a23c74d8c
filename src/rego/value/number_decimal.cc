// Reading the parts of a number's text in one pass, and comparing two texts digit by digit after aligning their points.

#include "rego/value/number_decimal.h"

#include <algorithm>

namespace rego {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

size_t skip_digits(std::string_view text, size_t place) {
  while (place < text.size() && is_digit(text[place])) place++;
  return place;
}

int64_t read_exponent(std::string_view text) {
  const bool is_negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  int64_t exponent = 0;
  for (const char c : text) {
    if (!is_digit(c)) break;
    exponent = std::min(exponent * 10 + (c - '0'), Decimal::kExponentMax);
  }
  return is_negative ? -exponent : exponent;
}

void find_ends(Decimal& decimal) {
  decimal.end = decimal.digits();
  while (decimal.first < decimal.end && decimal.digit(decimal.first) == '0') decimal.first++;
  while (decimal.end > decimal.first && decimal.digit(decimal.end - 1) == '0') decimal.end--;
}

int compare_magnitudes(const Decimal& a, const Decimal& b) {
  if (a.point() != b.point()) return a.point() < b.point() ? -1 : 1;
  const size_t a_size = a.end - a.first;
  const size_t b_size = b.end - b.first;
  for (size_t i = 0; i < std::min(a_size, b_size); i++) {
    const char x = a.digit(a.first + i);
    const char y = b.digit(b.first + i);
    if (x != y) return x < y ? -1 : 1;
  }
  return a_size < b_size ? -1 : a_size > b_size;
}

int sign(const Decimal& decimal) {
  if (decimal.is_zero()) return 0;
  return decimal.is_negative ? -1 : 1;
}

}  // namespace

bool is_json_number(std::string_view text) {
  size_t place = !text.empty() && text[0] == '-' ? 1 : 0;
  const size_t integer_end = skip_digits(text, place);
  if (integer_end == place || (text[place] == '0' && integer_end - place > 1)) return false;
  place = integer_end;
  if (place < text.size() && text[place] == '.') {
    const size_t fraction_end = skip_digits(text, place + 1);
    if (fraction_end == place + 1) return false;
    place = fraction_end;
  }
  if (place < text.size() && (text[place] | 0x20) == 'e') {
    place++;
    if (place < text.size() && (text[place] == '+' || text[place] == '-')) place++;
    const size_t exponent_end = skip_digits(text, place);
    if (exponent_end == place) return false;
    place = exponent_end;
  }
  return place == text.size();
}

Decimal take_apart(std::string_view text) {
  Decimal decimal;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    decimal.is_negative = text[0] == '-';
    text.remove_prefix(1);
  }
  const size_t integer_end = skip_digits(text, 0);
  decimal.integer = text.substr(0, integer_end);
  text.remove_prefix(integer_end);
  if (!text.empty() && text[0] == '.') {
    const size_t fraction_end = skip_digits(text, 1);
    decimal.fraction = text.substr(1, fraction_end - 1);
    text.remove_prefix(fraction_end);
  }
  if (!text.empty() && (text[0] | 0x20) == 'e') decimal.exponent = read_exponent(text.substr(1));
  find_ends(decimal);
  return decimal;
}

int compare_decimals(const Decimal& a, const Decimal& b) {
  if (sign(a) != sign(b)) return sign(a) < sign(b) ? -1 : 1;
  if (sign(a) == 0) return 0;
  return sign(a) * compare_magnitudes(a, b);
}

std::optional<int64_t> plain_int64(std::string_view text) {
  const bool is_negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (text.empty() || text.size() > 19) return {};
  const size_t point = std::min(text.find('.'), text.size());
  if (text.find_first_not_of('0', std::min(point + 1, text.size())) != text.npos) return {};
  uint64_t magnitude = 0;
  for (const char c : text.substr(0, point)) {
    if (!is_digit(c)) return {};
    magnitude = magnitude * 10 + (c - '0');
  }
  const uint64_t limit = static_cast<uint64_t>(INT64_MAX) + (is_negative ? 1 : 0);
  if (magnitude > limit) return {};
  return static_cast<int64_t>(is_negative ? -magnitude : magnitude);
}

}  // namespace rego
