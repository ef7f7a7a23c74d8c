// Looking for text in text. Positions count code points.

#include <algorithm>

#include "rego/builtins/families.h"
#include "rego/builtins/find_text.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/utf8_text.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

Value contains(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  const std::string_view text = args[0].as_string();
  return Value::boolean(find_text(text, args[1].as_string()) != text.npos);
}

Value starts_with(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  return Value::boolean(args[0].as_string().starts_with(args[1].as_string()));
}

Value ends_with(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  return Value::boolean(args[0].as_string().ends_with(args[1].as_string()));
}

Value index_of(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  const std::string_view text = args[0].as_string();
  const std::string_view needle = args[1].as_string();
  if (needle.empty()) return context.fail("empty search character");
  const size_t place = find_text(text, needle);
  if (place == text.npos) return Value::integer(-1);
  return Value::integer(static_cast<int64_t>(count_runes(text.substr(0, place))));
}

// Every place of `needle`, overlapping ones too, through a failure table (Knuth, Morris, Pratt): linear whatever the
// text.
ArenaVector<size_t> find_all(Arena& arena, std::string_view text, std::string_view needle) {
  size_t* borders = arena.allocate_array<size_t>(needle.size());
  borders[0] = 0;
  for (size_t i = 1, matched = 0; i < needle.size(); i++) {
    while (matched && needle[i] != needle[matched]) matched = borders[matched - 1];
    matched += needle[i] == needle[matched];
    borders[i] = matched;
  }
  ArenaVector<size_t> places(arena);
  for (size_t i = 0, matched = 0; i < text.size(); i++) {
    while (matched && text[i] != needle[matched]) matched = borders[matched - 1];
    matched += text[i] == needle[matched];
    if (matched < needle.size()) continue;
    places.push_back(i + 1 - matched);
    matched = borders[matched - 1];
  }
  return places;
}

Value index_of_all(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  const std::string_view text = args[0].as_string();
  if (args[1].as_string().empty()) return context.fail("empty search character");
  ArrayBuilder builder(context.arena);
  size_t counted = 0;
  size_t runes = 0;
  for (const size_t place : find_all(context.arena, text, args[1].as_string()).span()) {
    runes += count_runes(text.substr(counted, place - counted));
    counted = place;
    builder.add(Value::integer(static_cast<int64_t>(runes)));
  }
  return builder.finish();
}

Value count(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  const std::string_view text = args[0].as_string();
  const std::string_view needle = args[1].as_string();
  if (needle.empty()) return Value::integer(static_cast<int64_t>(count_runes(text)) + 1);
  int64_t found = 0;
  for (size_t at = find_text(text, needle); at != text.npos; at = find_text(text, needle, at + needle.size())) found++;
  return Value::integer(found);
}

enum class Affix { kPrefix, kSuffix };

template <Affix kAffix>
bool has_affix(std::string_view text, std::string_view affix) {
  return kAffix == Affix::kPrefix ? text.starts_with(affix) : text.ends_with(affix);
}

// By bytes from the end that is looked at, so that all texts with one affix stand together right behind it.
template <Affix kAffix>
bool precedes(std::string_view a, std::string_view b) {
  if (kAffix == Affix::kPrefix) return a < b;
  return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend(), [](char x, char y) {
    return static_cast<unsigned char>(x) < static_cast<unsigned char>(y);
  });
}

template <Affix kAffix>
bool any_of_any(Arena& arena, std::span<const Value> texts, std::span<const Value> affixes) {
  ArenaVector<std::string_view> sorted(arena);
  sorted.reserve(texts.size());
  for (const Value& text : texts) sorted.push_back(text.as_string());
  std::sort(sorted.begin(), sorted.end(), precedes<kAffix>);
  return std::ranges::any_of(affixes, [&](const Value& affix) {
    const auto* place = std::lower_bound(sorted.begin(), sorted.end(), affix.as_string(), precedes<kAffix>);
    return place != sorted.end() && has_affix<kAffix>(*place, affix.as_string());
  });
}

// A string, or a list of nothing but strings; else the call has failed.
bool require_texts(BuiltinContext& context, BuiltinArgs args, int operand) {
  const Value& value = args[static_cast<size_t>(operand) - 1];
  if (value.is_string()) return true;
  return require_list(context, args, operand, "{string, set, array}") && require_string_items(context, operand, value);
}

template <Affix kAffix>
Value any_match(BuiltinContext& context, BuiltinArgs args) {
  if (!require_texts(context, args, 1) || !require_texts(context, args, 2)) return {};
  const auto texts = args[0].is_string() ? std::span<const Value>(&args[0], 1) : args[0].items();
  const auto affixes = args[1].is_string() ? std::span<const Value>(&args[1], 1) : args[1].items();
  if (texts.empty()) return Value::boolean(false);
  if (texts.size() > 1) return Value::boolean(any_of_any<kAffix>(context.arena, texts, affixes));
  const std::string_view text = texts[0].as_string();
  return Value::boolean(
      std::ranges::any_of(affixes, [&](const Value& affix) { return has_affix<kAffix>(text, affix.as_string()); }));
}

constexpr BuiltinRow kRows[] = {
    {"contains", "", "(haystack: string, needle: string) => result: boolean",
     "Whether `needle` stands anywhere in `haystack`.", contains},
    {"startswith", "", "(search: string, base: string) => result: boolean", "Whether `search` begins with `base`.",
     starts_with},
    {"endswith", "", "(search: string, base: string) => result: boolean", "Whether `search` ends with `base`.",
     ends_with},
    {"indexof", "", "(haystack: string, needle: string) => output: number", "The first place of `needle`, or -1.",
     index_of},
    {"indexof_n", "", "(haystack: string, needle: string) => output: array[number]",
     "All places of `needle`, overlapping ones too.", index_of_all},
    {"strings.count", "", "(search: string, substring: string) => output: number",
     "How often `substring` stands in `search`, without overlaps.", count},
    {"strings.any_prefix_match", "",
     "(search: any<string, array[string], set[string]>, base: any<string, array[string], set[string]>) => result: "
     "boolean",
     "Whether any of the strings begins with any of the bases.", any_match<Affix::kPrefix>},
    {"strings.any_suffix_match", "",
     "(search: any<string, array[string], set[string]>, base: any<string, array[string], set[string]>) => result: "
     "boolean",
     "Whether any of the strings ends with any of the bases.", any_match<Affix::kSuffix>},
};

}  // namespace

BuiltinFamily string_search_builtins() { return kRows; }

}  // namespace rego
