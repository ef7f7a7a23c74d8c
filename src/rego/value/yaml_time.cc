// resolve_yaml_scalar() says whether the text is a time; then its shape is known, and the fields only lack zeros.

#include "rego/value/yaml_time.h"

#include <algorithm>

#include "rego/value/yaml_scalar.h"

namespace rego {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The digits at the start of `text`, cut off it, with a zero before a single one.
std::string take_field(std::string_view& text) {
  size_t length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  std::string field(text.substr(0, length));
  text.remove_prefix(length);
  return length < 2 ? "0" + field : field;
}

void drop(std::string_view& text) { text.remove_prefix(text.empty() ? 0 : 1); }

std::string take_fields(std::string_view& text, char separator) {
  std::string fields;
  for (int i = 0; i < 3; ++i) {
    if (i > 0) {
      fields += separator;
      drop(text);
    }
    fields += take_field(text);
  }
  return fields;
}

// ".500" as ".5"; nanoseconds are the most that Go reads.
std::string take_fraction(std::string_view& text) {
  constexpr size_t kDigitsMax = 9;
  if (text.empty() || text[0] != '.') return "";
  size_t length = 1;
  while (length < text.size() && is_digit(text[length])) ++length;
  std::string fraction(text.substr(0, std::min(length, kDigitsMax + 1)));
  text.remove_prefix(length);
  while (fraction.ends_with('0')) fraction.pop_back();
  return fraction == "." ? "" : fraction;
}

}  // namespace

std::string yaml_time_in_full(std::string_view text) {
  if (resolve_yaml_scalar(text).kind != YamlKind::kTimestamp) return "";
  std::string full = take_fields(text, '-') + "T";
  if (text.empty()) return full + "00:00:00Z";
  drop(text);
  full += take_fields(text, ':');
  full += take_fraction(text);
  const bool is_utc = text.empty() || text == "Z" || text == "+00:00" || text == "-00:00";
  return full + (is_utc ? "Z" : std::string(text));
}

}  // namespace rego
