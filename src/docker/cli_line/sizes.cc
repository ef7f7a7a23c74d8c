// Docker's notations for sizes and processors (go_numbers.h). A size is a floating-point number times its unit: the
// client computes so, and so "0.1g" is what the client makes of it.

#include <fmt/core.h>

#include <charconv>
#include <optional>

#include "docker/cli_line/go_numbers.h"
#include "docker/cli_line/go_text.h"

namespace bulkhead::cli_line {
namespace {

__extension__ typedef __int128 Wide;  // products of two int64_t

constexpr Wide kWideMax = static_cast<Wide>(1) << 120;

constexpr std::string_view kDigits = "0123456789";

bool is_all(std::string_view text, std::string_view bytes) {
  return text.find_first_not_of(bytes) == std::string_view::npos;
}

// Every underscore stands between digits.
bool has_good_underscores(std::string_view text) {
  char previous = '.';
  for (const char byte : text) {
    const bool is_digit = isxdigit(static_cast<unsigned char>(byte)) != 0;
    if (byte == '_' ? !isxdigit(static_cast<unsigned char>(previous)) : previous == '_' && !is_digit) return false;
    previous = byte;
  }
  return previous != '_';
}

// Go's ParseFloat for what can stand before a unit: decimal, or hexadecimal with its exponent.
std::optional<double> parse_float(std::string_view number) {
  if (!has_good_underscores(number)) return {};
  std::string digits(number);
  std::erase(digits, '_');
  std::string_view text = digits;
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  auto format = std::chars_format::general;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    if (text.find_first_of("pP") == std::string_view::npos) return {};
    text.remove_prefix(2);
    format = std::chars_format::hex;
  }
  if (text.empty() || (text[0] != '.' && !isxdigit(static_cast<unsigned char>(text[0])))) return {};
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, format);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return is_negative ? -value : value;
}

// Go's conversion on amd64: what does not fit becomes the least int64.
int64_t to_int64(double value) {
  constexpr double kLimit = 9223372036854775808.0;
  return value < kLimit && value >= -kLimit ? static_cast<int64_t>(value) : INT64_MIN;
}

std::optional<double> unit_factor(char letter) {
  const size_t power = std::string_view("kmgtp").find(letter);
  if (power == std::string_view::npos) return {};
  return static_cast<double>(int64_t{1} << (10 * (power + 1)));
}

struct SizeText {
  std::string_view number;
  std::string_view suffix;
};

// 20.10: digits with points, at most one space, a unit.
std::optional<SizeText> split_strictly(std::string_view text) {
  const size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
  SizeText size{text.substr(0, end), text.substr(end)};
  if (size.suffix.starts_with(' ')) size.suffix.remove_prefix(1);
  for (const std::string_view part : split(size.number, '.')) {
    if (part.empty() || !is_all(part, kDigits)) return {};
  }
  return size;
}

// 28: everything up to the last digit, point or space is the number.
std::optional<SizeText> split_freely(std::string_view text) {
  const size_t last = text.find_last_of("0123456789. ");
  if (last == std::string_view::npos) return {};
  return SizeText{text.substr(0, text[last] == ' ' ? last : last + 1), text.substr(last + 1)};
}

bool is_good_suffix(std::string_view suffix, CliVersion cli) {
  if (cli == CliVersion::k28 && suffix.empty()) return true;
  if (!suffix.empty() && unit_factor(suffix[0])) suffix.remove_prefix(1);
  if (suffix == "ib") return true;
  return suffix.empty() || suffix == "b" || (cli == CliVersion::k20_10 && suffix == "i");
}

}  // namespace

base::Result<int64_t> parse_bytes(std::string_view text, CliVersion cli) {
  const auto size = cli == CliVersion::k20_10 ? split_strictly(text) : split_freely(text);
  if (!size) return line_mistake(fmt::format("invalid size: '{}'", text));
  const std::optional<double> number = parse_float(size->number);
  if (!number) return line_mistake(fmt::format("strconv.ParseFloat: parsing {}: invalid syntax", quoted(size->number)));
  if (*number < 0) return line_mistake(fmt::format("invalid size: '{}'", text));
  const std::string suffix = to_lower(size->suffix);
  const bool is_bare_ib = cli == CliVersion::k28 && suffix.starts_with('i');
  if (is_bare_ib || !is_good_suffix(suffix, cli)) return line_mistake(fmt::format("invalid suffix: '{}'", suffix));
  const std::optional<double> factor = suffix.empty() ? std::nullopt : unit_factor(suffix[0]);
  return to_int64(*number * factor.value_or(1));
}

base::Result<int64_t> parse_cpus(std::string_view text) {
  const base::Error no_number = line_mistake(fmt::format("failed to parse {} as a rational number", text));
  std::string_view rest = text;
  const bool is_negative = rest.starts_with('-');
  if (is_negative || rest.starts_with('+')) rest.remove_prefix(1);
  const Cut fraction = cut(rest, '/');
  Wide numerator = 0;
  Wide denominator = 1;
  if (fraction.found) {
    const auto upper = parse_uint(fraction.before, Base::kTen, 63);
    const auto lower = parse_uint(fraction.after, Base::kTen, 63);
    if (!upper || !lower || *lower == 0) return no_number;
    numerator = static_cast<Wide>(*upper) * 1000000000;
    denominator = static_cast<Wide>(*lower);
  } else {
    const Cut power = cut(rest, rest.find('E') == std::string_view::npos ? 'e' : 'E');
    const Cut parts = cut(power.before, '.');
    const std::string digits = std::string(parts.before) + std::string(parts.after);
    if (digits.empty() || !is_all(digits, kDigits)) return no_number;
    const auto exponent = power.found ? parse_int(power.after, Base::kTen) : base::Result<int64_t>(0);
    if (!exponent || *exponent > 1000 || *exponent < -1000) return no_number;
    const auto mantissa = parse_uint(digits, Base::kTen, 63);
    if (!mantissa) return line_mistake(fmt::format("{} is too many processors", text));
    numerator = static_cast<Wide>(*mantissa);
    int64_t shift = *exponent + 9 - static_cast<int64_t>(parts.after.size());
    for (; shift > 0 && numerator <= kWideMax; shift--) numerator *= 10;
    if (shift > 0 && numerator != 0) return line_mistake(fmt::format("{} is too many processors", text));
    for (; shift < 0 && numerator % 10 == 0 && numerator != 0; shift++) numerator /= 10;
    if (shift < 0 && numerator != 0) return line_mistake("value is too precise");
  }
  if (numerator % denominator != 0) return line_mistake("value is too precise");
  // The client keeps the low 64 bits of what is larger.
  const auto magnitude = static_cast<uint64_t>(numerator / denominator);
  return static_cast<int64_t>(is_negative ? 0 - magnitude : magnitude);
}

}  // namespace bulkhead::cli_line
