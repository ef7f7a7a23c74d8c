// Floats as Go's strconv spells them. std::to_chars finds the digits, both the shortest ones and any number of exact
// ones; what differs from C is where %g turns to an exponent without a precision, and how hexadecimal floats look.

#include <bit>
#include <charconv>
#include <cmath>

#include "rego/builtins/go_format.h"

namespace rego {
namespace {

constexpr int kMantissaBits = 52;
constexpr int kExponentBias = 1023;
constexpr int kShortestExponentMax = 6;  // from here on %g without a precision writes an exponent

// Room for the longest double in full, beside `precision` digits.
std::span<char> float_buffer(Arena& arena, int precision) {
  const size_t size = 400 + static_cast<size_t>(std::max(precision, 0));
  return {arena.allocate_array<char>(size), size};
}

struct Binary {
  uint64_t mantissa;
  int exponent;  // of the mantissa's lowest bit
};

Binary split_double(double number) {
  const auto bits = std::bit_cast<uint64_t>(number);
  const auto biased = static_cast<int>(bits >> kMantissaBits & 0x7FF);
  const uint64_t fraction = bits & ((uint64_t{1} << kMantissaBits) - 1);
  if (biased == 0) return {fraction, 1 - kExponentBias - kMantissaBits};
  return {fraction | uint64_t{1} << kMantissaBits, biased - kExponentBias - kMantissaBits};
}

void append_exponent(TextBuilder& out, char mark, int exponent) {
  out.append(mark);
  out.append(exponent < 0 ? '-' : '+');
  const int magnitude = std::abs(exponent);
  if (magnitude < 10) out.append('0');
  char digits[8];
  const auto end = std::to_chars(digits, digits + sizeof(digits), magnitude).ptr;
  out.append({digits, end});
}

// Rounds half to even to `digits` hexadecimal digits behind the point; the leading bit is at kMantissaBits.
void round_hex(Binary& number, int digits) {
  if (digits < 0 || digits * 4 >= kMantissaBits) return;
  const int dropped = kMantissaBits - digits * 4;
  const uint64_t unit = uint64_t{1} << dropped;
  const uint64_t rest = number.mantissa & (unit - 1);
  number.mantissa -= rest;
  const bool is_odd = (number.mantissa & unit) != 0;
  if (rest > unit / 2 || (rest == unit / 2 && is_odd)) number.mantissa += unit;
  if (number.mantissa >> (kMantissaBits + 1)) {
    number.mantissa >>= 1;
    number.exponent++;
  }
}

void append_hex(TextBuilder& out, double number, bool is_upper, int precision) {
  Binary binary = split_double(number);
  if (binary.mantissa != 0) {
    const int shift = std::countl_zero(binary.mantissa) - (63 - kMantissaBits);
    binary.mantissa <<= shift;
    binary.exponent -= shift;
    round_hex(binary, precision);
  }
  const char* digits = is_upper ? "0123456789ABCDEF" : "0123456789abcdef";
  out.append(is_upper ? "0X" : "0x");
  out.append(digits[binary.mantissa >> kMantissaBits]);
  uint64_t fraction = binary.mantissa & ((uint64_t{1} << kMantissaBits) - 1);
  if (precision < 0 ? fraction != 0 : precision > 0) out.append('.');
  for (int i = 0; precision < 0 ? fraction != 0 : i < precision; i++) {
    out.append(digits[fraction >> (kMantissaBits - 4) & 0xF]);
    fraction = fraction << 4 & ((uint64_t{1} << kMantissaBits) - 1);
  }
  append_exponent(out, is_upper ? 'P' : 'p', binary.mantissa ? binary.exponent + kMantissaBits : 0);
}

// The mantissa as a decimal integer and the exponent of two.
void append_binary(TextBuilder& out, double number) {
  const Binary binary = split_double(number);
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof(digits), binary.mantissa).ptr;
  out.append({digits, end});
  out.append('p');
  out.append(binary.exponent < 0 ? '-' : '+');
  const auto exponent_end = std::to_chars(digits, digits + sizeof(digits), std::abs(binary.exponent)).ptr;
  out.append({digits, exponent_end});
}

// The shortest digits; with an exponent where that is below -4 or not below kShortestExponentMax.
void append_shortest_general(TextBuilder& out, double number) {
  char scientific[40];
  const auto end =
      std::to_chars(scientific, scientific + sizeof(scientific), number, std::chars_format::scientific).ptr;
  const std::string_view text(scientific, end);
  int exponent = 0;
  const size_t mark = text.find('e');
  const size_t digits = text[mark + 1] == '+' ? mark + 2 : mark + 1;
  std::from_chars(text.data() + digits, text.data() + text.size(), exponent);
  if (exponent < -4 || exponent >= kShortestExponentMax) return out.append(text);
  char fixed[40];
  const auto fixed_end = std::to_chars(fixed, fixed + sizeof(fixed), number, std::chars_format::fixed).ptr;
  out.append({fixed, fixed_end});
}

void append_decimal(Arena& arena, TextBuilder& out, double number, char verb, int precision) {
  const auto format = verb == 'e'   ? std::chars_format::scientific
                      : verb == 'f' ? std::chars_format::fixed
                                    : std::chars_format::general;
  const auto buffer = float_buffer(arena, precision);
  char* begin = buffer.data();
  char* end = begin + buffer.size();
  const auto written =
      precision < 0 ? std::to_chars(begin, end, number, format) : std::to_chars(begin, end, number, format, precision);
  out.append({begin, written.ptr});
}

}  // namespace

std::string_view go_float_text(Arena& arena, double number, char verb, int precision) {
  TextBuilder out(arena);
  out.append(std::signbit(number) ? '-' : '+');
  const double magnitude = std::fabs(number);
  const bool is_upper = verb == 'E' || verb == 'G' || verb == 'X';
  const size_t start = out.size();
  if (verb == 'b') {
    append_binary(out, magnitude);
  } else if (verb == 'x' || verb == 'X') {
    append_hex(out, magnitude, is_upper, precision);
    return out.view();
  } else if ((verb == 'g' || verb == 'G') && precision < 0) {
    append_shortest_general(out, magnitude);
  } else {
    const char lower = verb == 'E' ? 'e' : verb == 'F' ? 'f' : verb == 'G' ? 'g' : verb;
    append_decimal(arena, out, magnitude, lower, precision);
  }
  if (!is_upper) return out.view();
  const std::string_view text = out.view();
  const size_t mark = text.find('e', start);
  if (mark != text.npos) const_cast<char*>(text.data())[mark] = 'E';
  return text;
}

}  // namespace rego
