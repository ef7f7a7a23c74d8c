// Durations: "1h15m30.918273645s", "-1.5h", "2d".

#include "rego/builtins/duration.h"

#include <optional>

#include "rego/builtins/quote.h"

namespace rego {
namespace {

constexpr uint64_t kMagnitudeMax = uint64_t{1} << 63;

// In nanoseconds; 0 for what is no unit.
uint64_t unit_nanoseconds(std::string_view unit) {
  struct Unit {
    std::string_view name;
    uint64_t nanoseconds;
  };
  constexpr uint64_t kHour = 3'600'000'000'000;
  constexpr Unit kUnits[] = {
      {"ns", 1},         {"us", 1000},          {"\u00B5s", 1000},       {"\u03BCs", 1000},
      {"ms", 1'000'000}, {"s", 1'000'000'000},  {"m", 60'000'000'000},   {"h", kHour},
      {"d", kHour * 24}, {"w", kHour * 24 * 7}, {"y", kHour * 24 * 365},
  };
  for (const Unit& known : kUnits) {
    if (known.name == unit) return known.nanoseconds;
  }
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Number {
  uint64_t whole = 0;
  uint64_t fraction = 0;
  double scale = 1;  // what the fraction is divided by
};

// Takes "12.5" off the text. Nothing when there are no digits or too many.
std::optional<Number> take_number(std::string_view& text) {
  Number number;
  size_t digits = 0;
  for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1), digits++) {
    if (number.whole > kMagnitudeMax / 10) return std::nullopt;
    number.whole = number.whole * 10 + static_cast<uint64_t>(text[0] - '0');
    if (number.whole > kMagnitudeMax) return std::nullopt;
  }
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    bool is_full = false;
    for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1), digits++) {
      is_full = is_full || number.fraction > (kMagnitudeMax - 1 - 9) / 10;
      if (is_full) continue;
      number.fraction = number.fraction * 10 + static_cast<uint64_t>(text[0] - '0');
      number.scale *= 10;
    }
  }
  return digits > 0 ? std::optional(number) : std::nullopt;
}

// One "12.5h". Nothing when it is too long.
std::optional<uint64_t> scaled(const Number& number, uint64_t unit) {
  if (number.whole > kMagnitudeMax / unit) return std::nullopt;
  uint64_t total = number.whole * unit;
  if (number.fraction > 0) {
    total += static_cast<uint64_t>(static_cast<double>(number.fraction) * (static_cast<double>(unit) / number.scale));
  }
  return total > kMagnitudeMax ? std::nullopt : std::optional(total);
}

}  // namespace

base::Result<int64_t, std::string> parse_duration(std::string_view text) {
  const std::string invalid = "time: invalid duration " + quote_for_message(text);
  std::string_view rest = text;
  const bool is_negative = rest.starts_with('-');
  if (is_negative || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest == "0") return int64_t{0};
  if (rest.empty()) return invalid;
  uint64_t total = 0;
  while (!rest.empty()) {
    const auto number = take_number(rest);
    if (!number) return invalid;
    size_t unit_size = 0;
    while (unit_size < rest.size() && rest[unit_size] != '.' && !is_digit(rest[unit_size])) unit_size++;
    const std::string_view unit = rest.substr(0, unit_size);
    // With days, weeks or years in it a text is read by a stricter grammar.
    if (text.find_first_of("dwy") != text.npos && (unit.empty() || (unit.size() > 1 && !unit.ends_with('s')))) {
      return invalid;
    }
    if (unit.empty()) return "time: missing unit in duration " + quote_for_message(text);
    const uint64_t nanoseconds = unit_nanoseconds(unit);
    if (nanoseconds == 0) {
      return "time: unknown unit " + quote_for_message(unit) + " in duration " + quote_for_message(text);
    }
    const auto piece = scaled(*number, nanoseconds);
    if (!piece || *piece > kMagnitudeMax - total) return invalid;
    total += *piece;
    rest.remove_prefix(unit_size);
  }
  if (is_negative) return static_cast<int64_t>(uint64_t{0} - total);
  if (total >= kMagnitudeMax) return invalid;
  return static_cast<int64_t>(total);
}

}  // namespace rego
