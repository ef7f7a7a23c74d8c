// A scalar's first character tells what it may be, as in go-yaml: a digit or sign begins a number or a date, a point a
// float, and a few letters the fixed words. All else is a string.

#include "rego/value/yaml_scalar.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace rego {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Word {
  std::string_view text;
  YamlKind kind;
  int64_t integer;
  double number;
};

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

constexpr Word kWords[] = {
    {"", YamlKind::kNull, 0, 0},
    {"~", YamlKind::kNull, 0, 0},
    {"null", YamlKind::kNull, 0, 0},
    {"Null", YamlKind::kNull, 0, 0},
    {"NULL", YamlKind::kNull, 0, 0},
    {"true", YamlKind::kBoolean, 1, 0},
    {"True", YamlKind::kBoolean, 1, 0},
    {"TRUE", YamlKind::kBoolean, 1, 0},
    {"false", YamlKind::kBoolean, 0, 0},
    {"False", YamlKind::kBoolean, 0, 0},
    {"FALSE", YamlKind::kBoolean, 0, 0},
    {".nan", YamlKind::kFloat, 0, kNan},
    {".NaN", YamlKind::kFloat, 0, kNan},
    {".NAN", YamlKind::kFloat, 0, kNan},
    {".inf", YamlKind::kFloat, 0, kInfinity},
    {".Inf", YamlKind::kFloat, 0, kInfinity},
    {".INF", YamlKind::kFloat, 0, kInfinity},
    {"+.inf", YamlKind::kFloat, 0, kInfinity},
    {"+.Inf", YamlKind::kFloat, 0, kInfinity},
    {"+.INF", YamlKind::kFloat, 0, kInfinity},
    {"-.inf", YamlKind::kFloat, 0, -kInfinity},
    {"-.Inf", YamlKind::kFloat, 0, -kInfinity},
    {"-.INF", YamlKind::kFloat, 0, -kInfinity},
    {"<<", YamlKind::kMerge, 0, 0},
};
constexpr size_t kWordMax = 5;

std::optional<YamlScalar> find_word(std::string_view text) {
  if (text.size() > kWordMax) return {};
  for (const Word& word : kWords) {
    if (word.text == text) return YamlScalar{word.kind, word.integer, 0, word.number};
  }
  return {};
}

// The digits of an integer in `base`, the whole of `text`; a sign apart. Int64 where it fits.
std::optional<YamlScalar> integer_of(std::string_view digits, int base, bool is_negative, bool may_be_unsigned) {
  uint64_t magnitude = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), magnitude, base);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return {};
  const uint64_t limit = static_cast<uint64_t>(INT64_MAX) + (is_negative ? 1 : 0);
  if (magnitude <= limit) {
    return YamlScalar{YamlKind::kInteger, static_cast<int64_t>(is_negative ? -magnitude : magnitude), 0, 0};
  }
  if (is_negative || !may_be_unsigned) return {};
  return YamlScalar{YamlKind::kUnsigned, 0, magnitude, 0};
}

// With the base in front: 0x, 0o, 0b, or an octal with a plain 0.
std::optional<YamlScalar> read_integer(std::string_view text) {
  const bool has_sign = text[0] == '-' || text[0] == '+';
  const bool is_negative = text[0] == '-';
  if (has_sign) text.remove_prefix(1);
  int base = 10;
  if (text.size() > 1 && text[0] == '0') {
    const char letter = static_cast<char>(text[1] | 0x20);
    base = letter == 'x' ? 16 : letter == 'b' ? 2 : 8;
    text.remove_prefix(letter == 'x' || letter == 'b' || letter == 'o' ? 2 : 1);
  }
  return integer_of(text, base, is_negative, !has_sign);
}

size_t skip_digits(std::string_view text, size_t place) {
  while (place < text.size() && is_digit(text[place])) place++;
  return place;
}

// [-+]? ( .digits | digits [. digits?] ) ( [eE] [-+]? digits )?
bool looks_like_float(std::string_view text) {
  size_t place = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const size_t integer_end = skip_digits(text, place);
  size_t digits = integer_end - place;
  place = integer_end;
  if (place < text.size() && text[place] == '.') {
    const size_t fraction_end = skip_digits(text, place + 1);
    digits += fraction_end - place - 1;
    place = fraction_end;
  }
  if (digits == 0) return false;
  if (place < text.size() && (text[place] | 0x20) == 'e') {
    place++;
    if (place < text.size() && (text[place] == '-' || text[place] == '+')) place++;
    const size_t exponent_end = skip_digits(text, place);
    if (exponent_end == place) return false;
    place = exponent_end;
  }
  return place == text.size();
}

// A float too large for a double is a string; one too small is 0.
std::optional<YamlScalar> read_float(std::string_view text) {
  if (!looks_like_float(text)) return {};
  const std::string terminated(text[0] == '+' ? text.substr(1) : text);
  const double number = std::strtod(terminated.c_str(), nullptr);
  if (std::isinf(number)) return {};
  return YamlScalar{YamlKind::kFloat, 0, 0, number};
}

// --- dates: only whether it is one matters, since it stays a string ---

// One or two digits up to `max`; moves past them.
bool read_field(std::string_view text, size_t* place, int max, int* value) {
  const size_t start = *place;
  *value = 0;
  while (*place < text.size() && *place < start + 2 && is_digit(text[*place])) {
    *value = *value * 10 + (text[(*place)++] - '0');
  }
  return *place > start && *value <= max;
}

bool read_char(std::string_view text, size_t* place, std::string_view any_of) {
  if (*place >= text.size() || any_of.find(text[*place]) == any_of.npos) return false;
  (*place)++;
  return true;
}

bool read_clock(std::string_view text, size_t* place) {
  int field;
  if (!read_field(text, place, 23, &field) || !read_char(text, place, ":")) return false;
  if (!read_field(text, place, 59, &field) || !read_char(text, place, ":")) return false;
  if (!read_field(text, place, 59, &field)) return false;
  if (read_char(text, place, ".,")) {
    const size_t start = *place;
    *place = skip_digits(text, start);
    return *place > start;
  }
  return true;
}

// Z or an offset of the form +07:00.
bool read_zone(std::string_view text, size_t place) {
  if (text.substr(place) == "Z") return true;
  int field;
  return read_char(text, &place, "+-") && text.size() == place + 5 && read_field(text, &place, 24, &field) &&
         read_char(text, &place, ":") && read_field(text, &place, 60, &field) && place == text.size();
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 13> kDays{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && is_leap ? 29 : kDays[month];
}

bool is_timestamp(std::string_view text) {
  if (text.size() < 8 || skip_digits(text, 0) != 4 || text[4] != '-') return false;
  int year = 0;
  std::from_chars(text.data(), text.data() + 4, year);
  size_t place = 5;
  int month;
  int day;
  if (!read_field(text, &place, 12, &month) || month == 0 || !read_char(text, &place, "-")) return false;
  if (!read_field(text, &place, 31, &day) || day == 0 || day > days_in_month(year, month)) return false;
  if (place == text.size()) return true;
  if (read_char(text, &place, " ")) return read_clock(text, &place) && place == text.size();
  return read_char(text, &place, "Tt") && read_clock(text, &place) && read_zone(text, place);
}

YamlScalar resolve_number(std::string_view text) {
  if (is_timestamp(text)) return {YamlKind::kTimestamp, 0, 0, 0};
  std::string plain;
  for (const char c : text) {
    if (c != '_') plain += c;
  }
  if (const auto integer = read_integer(plain)) return *integer;
  if (const auto number = read_float(plain)) return *number;
  return {};
}

}  // namespace

YamlScalar resolve_yaml_scalar(std::string_view text) {
  if (const auto word = find_word(text)) return *word;
  if (text[0] == '.') return read_float(text).value_or(YamlScalar{});
  if (is_digit(text[0]) || text[0] == '-' || text[0] == '+') return resolve_number(text);
  return {};
}

}  // namespace rego
