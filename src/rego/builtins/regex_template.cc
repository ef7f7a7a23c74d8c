// Replacements and templates of regular expressions.

#include "rego/builtins/regex_template.h"

#include <utf8proc.h>

#include "rego/builtins/operands.h"
#include "rego/builtins/pattern_cache.h"
#include "rego/builtins/quote.h"
#include "rego/builtins/utf8_text.h"

namespace rego {
namespace {

constexpr size_t kGroupNumberMax = 100'000'000;

bool is_name_rune(uint32_t code) {
  if (code < 0x80) {
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') || code == '_';
  }
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) || category == UTF8PROC_CATEGORY_ND;
}

// Takes the name behind a dollar off `text`. Empty when there is none; `text` is then as it was.
std::string_view take_name(std::string_view& text) {
  const bool has_brace = text.starts_with('{');
  const size_t start = has_brace ? 1 : 0;
  size_t end = start;
  while (end < text.size()) {
    const Rune rune = decode_rune(text.substr(end));
    if (!is_name_rune(rune.code)) break;
    end += rune.bytes;
  }
  if (end == start || (has_brace && (end == text.size() || text[end] != '}'))) return {};
  const std::string_view name = text.substr(start, end - start);
  text.remove_prefix(has_brace ? end + 1 : end);
  return name;
}

// The number that a name is, or SIZE_MAX.
size_t group_number(std::string_view name) {
  if (name.size() > 1 && name[0] == '0') return SIZE_MAX;
  size_t number = 0;
  for (const char c : name) {
    if (c < '0' || c > '9' || number >= kGroupNumberMax) return SIZE_MAX;
    number = number * 10 + static_cast<size_t>(c - '0');
  }
  return number;
}

std::string_view group_named(std::string_view name, const std::vector<std::string>& names,
                             std::span<const std::string_view> groups) {
  const size_t number = group_number(name);
  if (number != SIZE_MAX) return number < groups.size() ? groups[number] : std::string_view();
  for (size_t i = 0; i < names.size(); i++) {
    if (names[i] == name && groups[i].data()) return groups[i];
  }
  return {};
}

}  // namespace

void expand_template(TextBuilder& out, std::string_view replacement, const std::vector<std::string>& names,
                     std::span<const std::string_view> groups) {
  for (;;) {
    const size_t dollar = replacement.find('$');
    out.append(replacement.substr(0, dollar));
    if (dollar == replacement.npos) return;
    replacement.remove_prefix(dollar + 1);
    if (replacement.starts_with('$')) {
      out.append('$');
      replacement.remove_prefix(1);
      continue;
    }
    const std::string_view name = take_name(replacement);
    if (name.empty()) {
      out.append('$');
    } else {
      out.append(group_named(name, names, groups));
    }
  }
}

Value regex_of_template(BuiltinContext& context, std::string_view text, char start, char end) {
  std::string pattern = "^";
  size_t literal = 0;
  size_t piece = 0;
  int level = 0;
  for (size_t i = 0; i < text.size() && level >= 0; i++) {
    if (text[i] == start) {
      if (++level == 1) piece = i;
    } else if (text[i] == end && --level == 0) {
      const std::string inside(text.substr(piece + 1, i - piece - 1));
      const RegexPattern& regex = context.patterns.regex("^" + inside + "$");
      if (!regex.ok()) return context.fail(regex.error());
      pattern += quote_regex(text.substr(literal, piece - literal)) + "(" + inside + ")";
      literal = i + 1;
    }
  }
  if (level != 0) {
    return context.fail("unbalanced braces in " + quote_for_message(text));
  }
  return Value::string(context.arena, pattern + quote_regex(text.substr(literal)) + "$");
}

}  // namespace rego
