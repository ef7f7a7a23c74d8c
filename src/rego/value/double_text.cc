#include "rego/value/double_text.h"

#include <charconv>
#include <cmath>
#include <string_view>

namespace rego {
namespace {

// ±D.DDD × 10^exponent
struct Scientific {
  bool is_negative;
  std::string digits;
  int exponent;
};

template <typename Float>
Scientific shortest(Float number) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), std::fabs(number), std::chars_format::scientific).ptr;
  const std::string_view text(buffer, end - buffer);
  const size_t exponent_place = text.find('e');
  Scientific parts{std::signbit(number), std::string(1, text[0]), 0};
  if (exponent_place > 1) parts.digits += text.substr(2, exponent_place - 2);
  const std::string_view exponent = text.substr(exponent_place + 2);
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), parts.exponent);
  if (text[exponent_place + 1] == '-') parts.exponent = -parts.exponent;
  return parts;
}

std::string lay_out_plain(const Scientific& parts) {
  std::string out = parts.is_negative ? "-" : "";
  const int count = static_cast<int>(parts.digits.size());
  if (parts.exponent < 0) {
    out += "0.";
    out.append(static_cast<size_t>(-parts.exponent - 1), '0');
    return out + parts.digits;
  }
  if (parts.exponent + 1 >= count) {
    out += parts.digits;
    out.append(static_cast<size_t>(parts.exponent + 1 - count), '0');
    return out;
  }
  out.append(parts.digits, 0, static_cast<size_t>(parts.exponent) + 1);
  out += '.';
  out.append(parts.digits, static_cast<size_t>(parts.exponent) + 1);
  return out;
}

std::string lay_out_with_exponent(const Scientific& parts, size_t exponent_digits_min) {
  std::string out = parts.is_negative ? "-" : "";
  out += parts.digits[0];
  if (parts.digits.size() > 1) {
    out += '.';
    out.append(parts.digits, 1);
  }
  out += parts.exponent < 0 ? "e-" : "e+";
  const std::string magnitude = std::to_string(std::abs(parts.exponent));
  if (magnitude.size() < exponent_digits_min) out.append(exponent_digits_min - magnitude.size(), '0');
  return out + magnitude;
}

template <typename Float>
std::string general(Float number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Inf" : "+Inf";
  const Scientific parts = shortest(number);
  return parts.exponent < -4 || parts.exponent > 5 ? lay_out_with_exponent(parts, 2) : lay_out_plain(parts);
}

}  // namespace

std::string double_to_json(double number) {
  const Scientific parts = shortest(number);
  const double magnitude = std::fabs(number);
  const bool has_exponent = magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21);
  return has_exponent ? lay_out_with_exponent(parts, parts.exponent < 0 ? 1 : 2) : lay_out_plain(parts);
}

std::string double_to_general(double number) { return general(number); }
std::string float_to_general(float number) { return general(number); }

}  // namespace rego
