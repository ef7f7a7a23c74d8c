// Semantic versions (semver.org), with an optional v in front.

#include <algorithm>

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/quote.h"

namespace rego {
namespace {

struct Version {
  int64_t numbers[3] = {0, 0, 0};
  std::string_view pre_release;
};

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Digits without leading zeros; the highest int64 for what is higher.
int64_t saturated(std::string_view digits) {
  int64_t number = 0;
  for (const char c : digits) {
    if (__builtin_mul_overflow(number, 10, &number) || __builtin_add_overflow(number, c - '0', &number)) {
      return INT64_MAX;
    }
  }
  return number;
}

bool read_number(std::string_view text, int64_t& number) {
  if (!is_number(text) || (text.size() > 1 && text[0] == '0')) return false;
  number = saturated(text);
  return number != INT64_MAX || text == "9223372036854775807";
}

std::string_view take_identifier(std::string_view& text) {
  const size_t dot = std::min(text.find('.'), text.size());
  const std::string_view identifier = text.substr(0, dot);
  text.remove_prefix(std::min(dot + 1, text.size()));
  return identifier;
}

enum class LeadingZeros { kForbidden, kAllowed };

// Letters, digits and hyphens between dots, nothing empty.
bool are_identifiers(std::string_view text, LeadingZeros zeros) {
  if (text.empty() || text.ends_with('.')) return false;
  while (!text.empty()) {
    const std::string_view identifier = take_identifier(text);
    const bool is_good = !identifier.empty() && std::ranges::all_of(identifier, [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    });
    if (!is_good) return false;
    const bool has_zero = identifier.size() > 1 && identifier[0] == '0' && is_number(identifier);
    if (has_zero && zeros == LeadingZeros::kForbidden) return false;
  }
  return true;
}

std::optional<Version> parse(std::string_view text) {
  Version version;
  if (text.starts_with('v')) text.remove_prefix(1);
  const size_t plus = text.find('+');
  if (plus != text.npos && !are_identifiers(text.substr(plus + 1), LeadingZeros::kAllowed)) return std::nullopt;
  text = text.substr(0, plus);
  const size_t hyphen = text.find('-');
  if (hyphen != text.npos) {
    version.pre_release = text.substr(hyphen + 1);
    if (!are_identifiers(version.pre_release, LeadingZeros::kForbidden)) return std::nullopt;
  }
  text = text.substr(0, hyphen);
  if (std::ranges::count(text, '.') != 2) return std::nullopt;
  for (int64_t& number : version.numbers) {
    if (!read_number(take_identifier(text), number)) return std::nullopt;
  }
  return version;
}

int sign(bool less, bool greater) { return greater - less; }

// Numbers come before words; of two numbers the smaller, of two words the one first in order.
int compare_identifiers(std::string_view a, std::string_view b) {
  if (is_number(a) != is_number(b)) return is_number(a) ? -1 : 1;
  if (!is_number(a)) return sign(a<b, a> b);
  return sign(saturated(a) < saturated(b), saturated(a) > saturated(b));
}

int compare_pre_releases(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return sign(!a.empty() && b.empty(), a.empty() && !b.empty());
  while (!a.empty() && !b.empty()) {
    if (const int order = compare_identifiers(take_identifier(a), take_identifier(b))) return order;
  }
  return sign(!b.empty(), !a.empty());
}

int compare_versions(const Version& a, const Version& b) {
  for (int i = 0; i < 3; i++) {
    if (a.numbers[i] != b.numbers[i]) return a.numbers[i] < b.numbers[i] ? -1 : 1;
  }
  return compare_pre_releases(a.pre_release, b.pre_release);
}

Value compare_texts(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  std::optional<Version> versions[2];
  for (size_t i = 0; i < 2; i++) {
    versions[i] = parse(args[i].as_string());
    if (versions[i]) continue;
    if (!context.keeps_errors) return context.fail({});
    return context.fail(
        fmt::format("operand {}: string {} is not a valid SemVer", i + 1, quote_for_message(args[i].as_string())));
  }
  return Value::integer(compare_versions(*versions[0], *versions[1]));
}

Value is_valid(BuiltinContext&, BuiltinArgs args) {
  return Value::boolean(args[0].is_string() && parse(args[0].as_string()).has_value());
}

constexpr BuiltinRow kRows[] = {
    {"semver.compare", "", "(a: string, b: string) => result: number",
     "-1, 0 or 1: whether version a is lower than b, equal or higher.", compare_texts},
    {"semver.is_valid", "", "(vsn: any) => result: boolean", "Whether the value is a semantic version.", is_valid},
};

}  // namespace

BuiltinFamily semver_builtins() { return kRows; }

}  // namespace rego
