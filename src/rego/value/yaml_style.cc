// A plain scalar is the first choice, as long as no YAML reader, old or new, takes it for anything but this string:
// then quotes, single where they can hold it, double for all that needs escapes. Strings of several lines are literals.

#include "rego/value/yaml_style.h"

#include <algorithm>
#include <string>

#include "rego/value/text.h"
#include "rego/value/yaml_scalar.h"

namespace rego {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

// YAML 1.1 took these for booleans.
bool is_old_boolean(std::string_view text) {
  static constexpr std::string_view kWords[] = {"y", "Y", "yes", "Yes", "YES", "on",  "On",  "ON",
                                                "n", "N", "no",  "No",  "NO",  "off", "Off", "OFF"};
  return std::find(std::begin(kWords), std::end(kWords), text) != std::end(kWords);
}

// And these for numbers to the base of 60: 1:30, 12:00:15.5.
bool is_base_60(std::string_view text) {
  size_t place = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  if (place >= text.size() || !is_digit(text[place])) return false;
  while (place < text.size() && (is_digit(text[place]) || text[place] == '_')) place++;
  size_t groups = 0;
  for (; place < text.size() && text[place] == ':'; groups++) {
    const size_t start = ++place;
    while (place < text.size() && place < start + 2 && is_digit(text[place])) place++;
    if (place == start || (place == start + 2 && text[start] > '5')) return false;
  }
  if (groups == 0) return false;
  if (place < text.size() && text[place] == '.') {
    place++;
    while (place < text.size() && (is_digit(text[place]) || text[place] == '_')) place++;
  }
  return place == text.size();
}

bool reads_back_as_string(std::string_view text) {
  const YamlKind kind = resolve_yaml_scalar(text).kind;
  const bool is_string = kind == YamlKind::kString || kind == YamlKind::kMerge;
  return is_string && !is_old_boolean(text) && !is_base_60(text);
}

// Signs that mean something to YAML where they stand.
bool has_indicator(std::string_view text) {
  if (text.substr(0, 3) == "---" || text.substr(0, 3) == "...") return true;
  constexpr std::string_view kFirst = "#,[]{}&*!|>'\"%@`";
  if (kFirst.find(text[0]) != kFirst.npos) return true;
  const auto is_before_blank = [&](size_t place) { return place + 1 >= text.size() || is_blank(text[place + 1]); };
  if ((text[0] == '?' || text[0] == '-') && is_before_blank(0)) return true;
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] == ':' && is_before_blank(i)) return true;
    if (text[i] == '#' && i > 0 && (is_blank(text[i - 1]) || text[i - 1] == '\n' || text[i - 1] == '\r')) return true;
  }
  return false;
}

struct Analysis {
  bool has_break = false;
  bool has_special = false;  // needs an escape
  bool has_tab = false;
  bool has_space_before_break = false;
  bool has_space_after_break = false;
  bool starts_white = false;
  bool ends_white = false;
  bool ends_with_space = false;
};

Analysis analyze(std::string_view text) {
  Analysis found;
  bool is_after_space = false;
  bool is_after_break = false;
  for (size_t place = 0; place < text.size();) {
    const size_t start = place;
    uint32_t code;
    next_code_point(text, &place, &code);
    const bool is_space = code == ' ';
    const bool is_break = is_yaml_break(code);
    const bool is_end = place == text.size();
    if (code == '\t') {
      found.has_tab = true;
    } else if (!is_yaml_printable(code)) {
      found.has_special = true;
    }
    found.has_break |= is_break;
    found.has_space_before_break |= is_break && is_after_space;
    found.has_space_after_break |= is_space && is_after_break;
    found.starts_white |= start == 0 && (is_space || is_break);
    found.ends_white |= is_end && (is_space || is_break);
    found.ends_with_space |= is_end && is_space;
    is_after_space = is_space;
    is_after_break = is_break;
  }
  return found;
}

YamlStyle quoted(const Analysis& found) {
  const bool needs_escapes =
      found.has_space_after_break || found.has_space_before_break || found.has_tab || found.has_special;
  return needs_escapes ? YamlStyle::kDoubleQuoted : YamlStyle::kSingleQuoted;
}

// --- the order of keys ---

// -1 at the end.
int64_t code_at(std::string_view text, size_t* place) {
  if (*place >= text.size()) return -1;
  uint32_t code;
  return next_code_point(text, place, &code) ? code : 0xFFFD;
}

// The value of the digits from `*place` on, and where they end. Wraps around on very long ones.
uint64_t read_run(std::string_view text, size_t* place, uint64_t before) {
  while (*place < text.size() && is_digit(text[*place])) before = before * 10 + (text[(*place)++] - '0');
  return before;
}

// Whether a digit other than 0 stands in the run of digits that ends before `place`.
bool has_digits_before(std::string_view text, size_t place) {
  while (place > 0 && is_digit(text[place - 1])) {
    if (text[--place] != '0') return true;
  }
  return false;
}

bool is_number_before(std::string_view a, std::string_view b, size_t place) {
  const bool may_be_inside = (place < a.size() && a[place] == '0') || (place < b.size() && b[place] == '0');
  const uint64_t before = may_be_inside && has_digits_before(a, place) ? 1 : 0;
  size_t a_end = place;
  size_t b_end = place;
  const auto a_number = static_cast<int64_t>(read_run(a, &a_end, before));
  const auto b_number = static_cast<int64_t>(read_run(b, &b_end, before));
  if (a_number != b_number) return a_number < b_number;
  if (a_end != b_end) return a_end < b_end;
  size_t a_place = place;
  size_t b_place = place;
  return code_at(a, &a_place) < code_at(b, &b_place);
}

}  // namespace

bool is_yaml_break(uint32_t code) {
  return code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

bool is_yaml_printable(uint32_t code) {
  if (code < 0x80) return code == '\n' || (code >= 0x20 && code < 0x7F);
  return code >= 0xA0 && code < 0xFFFE && code != 0xFEFF;
}

YamlLook look_of_yaml_string(std::string_view text) {
  if (text.empty()) return {YamlStyle::kDoubleQuoted, false};
  const Analysis found = analyze(text);
  if (text.find('\n') != text.npos) {
    const bool may_be_literal = !found.ends_with_space && !found.has_space_before_break && !found.has_special;
    return {may_be_literal ? YamlStyle::kLiteral : YamlStyle::kDoubleQuoted, true};
  }
  if (!reads_back_as_string(text)) return {YamlStyle::kDoubleQuoted, found.has_break};
  const bool may_be_plain = !found.has_break && !found.starts_white && !found.ends_white &&
                            quoted(found) == YamlStyle::kSingleQuoted && !has_indicator(text);
  return {may_be_plain ? YamlStyle::kPlain : quoted(found), found.has_break};
}

bool is_yaml_key_before(std::string_view a, std::string_view b) {
  bool is_after_digit = false;
  size_t place = 0;
  while (place < a.size() && place < b.size()) {
    size_t a_next = place;
    size_t b_next = place;
    const int64_t x = code_at(a, &a_next);
    const int64_t y = code_at(b, &b_next);
    if (x == y) {
      is_after_digit = is_decimal_digit(static_cast<uint32_t>(x));
      place = a_next;
      continue;
    }
    const bool x_is_letter = is_letter(static_cast<uint32_t>(x));
    const bool y_is_letter = is_letter(static_cast<uint32_t>(y));
    if (x_is_letter && y_is_letter) return x < y;
    if (x_is_letter || y_is_letter) return is_after_digit ? x_is_letter : y_is_letter;
    return is_number_before(a, b, place);
  }
  return a.size() - place < b.size() - place && place == a.size();
}

}  // namespace rego
