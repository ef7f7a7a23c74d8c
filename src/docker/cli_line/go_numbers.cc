// Whole numbers, truth values and durations.

#include "docker/cli_line/go_numbers.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <limits>

#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

base::Error failure(std::string_view function, std::string_view text, std::string_view what) {
  return line_mistake(fmt::format("strconv.{}: parsing {}: {}", function, quoted(text), what));
}

__extension__ typedef unsigned __int128 Wide;  // products of two uint64_t

struct Digits {
  std::string text;
  unsigned base;
};

// Whether every underscore stands between digits, or between a prefix and a digit.
bool has_good_underscores(std::string_view digits, bool has_prefix) {
  char previous = has_prefix ? '0' : '_';
  for (const char byte : digits) {
    if (byte == '_' && previous == '_') return false;
    previous = byte;
  }
  return previous != '_';
}

// Takes prefix and underscores away; empty where they are wrong.
Digits plain_digits(std::string_view text, Base base) {
  if (base == Base::kTen) return {std::string(text), 10};
  if (base == Base::kEight) return {std::string(text), 8};
  unsigned radix = 10;
  bool has_prefix = false;
  if (text.size() > 1 && text[0] == '0') {
    const char letter = static_cast<char>(text[1] | 0x20);
    radix = letter == 'x' ? 16 : letter == 'b' ? 2 : 8;
    text.remove_prefix(letter == 'x' || letter == 'b' || letter == 'o' ? 2 : 1);
    has_prefix = true;
  }
  if (!has_good_underscores(text, has_prefix)) return {"", radix};
  std::string digits(text);
  std::erase(digits, '_');
  return {std::move(digits), radix};
}

unsigned digit_value(char byte) {
  if (byte >= '0' && byte <= '9') return static_cast<unsigned>(byte - '0');
  const char letter = static_cast<char>(byte | 0x20);
  if (letter >= 'a' && letter <= 'z') return static_cast<unsigned>(letter - 'a') + 10;
  return 99;
}

base::Result<uint64_t> parse_magnitude(std::string_view function, std::string_view whole, std::string_view text,
                                       Base base, uint64_t greatest) {
  const Digits digits = plain_digits(text, base);
  if (digits.text.empty()) return failure(function, whole, "invalid syntax");
  uint64_t value = 0;
  bool is_too_large = false;
  for (const char byte : digits.text) {
    const unsigned digit = digit_value(byte);
    if (digit >= digits.base) return failure(function, whole, "invalid syntax");
    uint64_t next = 0;
    is_too_large =
        is_too_large || __builtin_mul_overflow(value, digits.base, &next) || __builtin_add_overflow(next, digit, &next);
    value = next;
  }
  if (is_too_large || value > greatest) return failure(function, whole, "value out of range");
  return value;
}

struct Unit {
  std::string_view name;
  int64_t nanoseconds;
};

constexpr std::array<Unit, 8> kUnits = {{{"ns", 1},
                                         {"us", 1000},
                                         {"µs", 1000},  // U+00B5
                                         {"μs", 1000},  // U+03BC
                                         {"ms", 1000000},
                                         {"s", 1000000000},
                                         {"m", 60000000000},
                                         {"h", 3600000000000}}};

// "1.5h" off the front of `text`: its nanoseconds, or none where it is wrong or too long.
std::optional<uint64_t> take_duration_part(std::string_view& text) {
  const size_t number_end = std::min(text.find_first_not_of("0123456789."), text.size());
  const std::string_view number = text.substr(0, number_end);
  text.remove_prefix(number_end);
  const Cut parts = cut(number, '.');
  if (parts.before.empty() && parts.after.empty()) return {};
  if (parts.after.find('.') != std::string_view::npos) return {};
  const std::string_view unit_name = text.substr(0, text.find_first_of("0123456789."));
  const auto unit = std::ranges::find(kUnits, unit_name, &Unit::name);
  if (unit == kUnits.end()) return {};
  text.remove_prefix(unit_name.size());
  constexpr uint64_t kMax = uint64_t{1} << 63;
  Wide value = 0;
  for (const char digit : parts.before) {
    value = value * 10 + static_cast<unsigned>(digit - '0');
    if (value > kMax) return {};
  }
  value *= static_cast<uint64_t>(unit->nanoseconds);
  // Go computes the fraction in floating point, with as many digits as an int64 holds.
  uint64_t fraction = 0;
  double scale = 1;
  for (const char digit : parts.after) {
    if (fraction > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()) / 10) break;
    fraction = fraction * 10 + static_cast<unsigned>(digit - '0');
    scale *= 10;
  }
  value += static_cast<uint64_t>(static_cast<double>(fraction) * (static_cast<double>(unit->nanoseconds) / scale));
  if (value > kMax) return {};
  return static_cast<uint64_t>(value);
}

}  // namespace

base::Result<bool> parse_bool(std::string_view text) {
  static constexpr std::string_view kTrue[] = {"1", "t", "T", "TRUE", "true", "True"};
  static constexpr std::string_view kFalse[] = {"0", "f", "F", "FALSE", "false", "False"};
  if (std::ranges::find(kTrue, text) != std::end(kTrue)) return true;
  if (std::ranges::find(kFalse, text) != std::end(kFalse)) return false;
  return failure("ParseBool", text, "invalid syntax");
}

base::Result<int64_t> parse_int(std::string_view text, Base base) {
  std::string_view digits = text;
  const bool is_negative = digits.starts_with('-');
  if (is_negative || digits.starts_with('+')) digits.remove_prefix(1);
  const uint64_t greatest = (uint64_t{1} << 63) - (is_negative ? 0 : 1);
  auto magnitude = parse_magnitude("ParseInt", text, digits, base, greatest);
  if (!magnitude) return magnitude.take_error();
  return static_cast<int64_t>(is_negative ? 0 - *magnitude : *magnitude);
}

base::Result<uint64_t> parse_uint(std::string_view text, Base base, int bits) {
  const uint64_t greatest = bits == 64 ? UINT64_MAX : (uint64_t{1} << bits) - 1;
  return parse_magnitude("ParseUint", text, text, base, greatest);
}

base::Result<int64_t> parse_duration(std::string_view text) {
  std::string_view rest = text;
  const bool is_negative = rest.starts_with('-');
  if (is_negative || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest == "0") return 0;
  const base::Error invalid = line_mistake(fmt::format("time: invalid duration {}", quoted(text)));
  if (rest.empty()) return invalid;
  uint64_t sum = 0;
  while (!rest.empty()) {
    const std::optional<uint64_t> part = take_duration_part(rest);
    if (!part || __builtin_add_overflow(sum, *part, &sum) || sum > uint64_t{1} << 63) return invalid;
  }
  if (!is_negative && sum > static_cast<uint64_t>(std::numeric_limits<int64_t>::max())) return invalid;
  return static_cast<int64_t>(is_negative ? 0 - sum : sum);
}

}  // namespace bulkhead::cli_line
