// Making strings from strings: case, parts, joins, trims.

#include <utf8proc.h>

#include <algorithm>
#include <charconv>

#include "rego/builtins/big_integer.h"
#include "rego/builtins/families.h"
#include "rego/builtins/find_text.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/text_builder.h"
#include "rego/builtins/utf8_text.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

// The operand itself where nothing was cut off, so that nothing is copied.
Value part_of(BuiltinContext& context, const Value& whole, std::string_view part) {
  return part.size() == whole.as_string().size() ? whole : Value::string(context.arena, part);
}

enum class Case { kLower, kUpper };

template <Case kCase>
char change_ascii(char c) {
  if (kCase == Case::kLower) return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return static_cast<char>(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
}

// As Unicode maps single characters. The library has a capital sharp s, which Unicode's simple mapping has not.
template <Case kCase>
uint32_t change_rune(uint32_t code) {
  constexpr uint32_t kSharpS = 0xDF;
  if (code == kSharpS) return code;
  const auto rune = static_cast<utf8proc_int32_t>(code);
  return static_cast<uint32_t>(kCase == Case::kLower ? utf8proc_tolower(rune) : utf8proc_toupper(rune));
}

template <Case kCase>
Value change_case(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  const std::string_view text = args[0].as_string();
  TextBuilder out(context.arena, text.size());
  if (is_ascii(text)) {
    if (std::ranges::all_of(text, [](char c) { return change_ascii<kCase>(c) == c; })) return args[0];
    for (const char c : text) out.append(change_ascii<kCase>(c));
    return out.finish(context);
  }
  for (size_t i = 0; i < text.size();) {
    const Rune rune = decode_rune(text.substr(i));
    out.append_rune(change_rune<kCase>(rune.code));
    i += rune.bytes;
  }
  return out.finish(context);
}

Value concat(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString) || !require_list(context, args, 2, "{set, array}")) return {};
  if (!require_string_items(context, 2, args[1])) return {};
  const auto items = args[1].items();
  if (items.size() == 1) return items[0];
  const std::string_view delimiter = args[0].as_string();
  TextBuilder out(context.arena);
  for (size_t i = 0; i < items.size(); i++) {
    if (i > 0) out.append(delimiter);
    out.append(items[i].as_string());
  }
  return out.finish(context);
}

// Adds the parts of `text` between delimiters, at most `parts_max` of them; the last takes the rest.
void add_parts(Arena& arena, std::string_view text, std::string_view delimiter, size_t parts_max,
               ArrayBuilder& builder) {
  if (delimiter.empty()) {
    while (!text.empty() && builder.size() + 1 < parts_max) {
      const size_t bytes = decode_rune(text).bytes;
      builder.add(Value::string(arena, text.substr(0, bytes)));
      text.remove_prefix(bytes);
    }
    if (!text.empty()) builder.add(Value::string(arena, text));
    return;
  }
  while (builder.size() + 1 < parts_max) {
    const size_t end = find_text(text, delimiter);
    if (end == text.npos) break;
    builder.add(Value::string(arena, text.substr(0, end)));
    text.remove_prefix(end + delimiter.size());
  }
  builder.add(Value::string(arena, text));
}

Value split(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  ArrayBuilder builder(context.arena);
  add_parts(context.arena, args[0].as_string(), args[1].as_string(), SIZE_MAX, builder);
  return builder.finish();
}

Value split_n(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  const auto wanted = integer_operand(context, args, 3);
  if (!wanted) return {};
  if (*wanted == 0) return Value::empty_array();
  const bool from_end = *wanted < 0;
  const auto count = from_end ? uint64_t{0} - static_cast<uint64_t>(*wanted) : static_cast<uint64_t>(*wanted);
  ArrayBuilder builder(context.arena);
  add_parts(context.arena, args[0].as_string(), args[1].as_string(), from_end ? SIZE_MAX : count + 1, builder);
  const Value parts = builder.finish();
  if (parts.size() <= count) return parts;
  return Value::array(context.arena, from_end ? parts.items().last(count) : parts.items().first(count));
}

Value substring(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  const auto offset = integer_operand(context, args, 2);
  if (!offset) return {};
  const auto length = integer_operand(context, args, 3);
  if (!length) return {};
  if (*offset < 0) return context.fail("negative offset");
  std::string_view text = args[0].as_string();
  const bool ascii = is_ascii(text);
  const auto position = [&](int64_t runes) {
    return ascii ? std::min(text.size(), static_cast<size_t>(runes)) : rune_position(text, static_cast<size_t>(runes));
  };
  text.remove_prefix(position(*offset));
  if (*length >= 0) text = text.substr(0, position(*length));
  return part_of(context, args[0], text);
}

Value reverse(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  std::string_view text = args[0].as_string();
  TextBuilder out(context.arena, text.size());
  while (!text.empty()) {
    const size_t start = text.size() - decode_last_rune(text).bytes;
    out.append(text.substr(start));
    text.remove_suffix(text.size() - start);
  }
  return out.finish(context);
}

bool has_rune(std::string_view set, uint32_t code) {
  for (size_t i = 0; i < set.size();) {
    const Rune rune = decode_rune(set.substr(i));
    if (rune.code == code) return true;
    i += rune.bytes;
  }
  return false;
}

template <typename Predicate>
std::string_view trim_start(std::string_view text, Predicate goes) {
  while (!text.empty()) {
    const Rune rune = decode_rune(text);
    if (!goes(rune.code)) break;
    text.remove_prefix(rune.bytes);
  }
  return text;
}

template <typename Predicate>
std::string_view trim_end(std::string_view text, Predicate goes) {
  while (!text.empty()) {
    const Rune rune = decode_last_rune(text);
    if (!goes(rune.code)) break;
    text.remove_suffix(rune.bytes);
  }
  return text;
}

enum class Side { kStart, kEnd, kBoth };

template <Side kSide>
Value trim(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  std::string_view text = args[0].as_string();
  const auto goes = [cutset = args[1].as_string()](uint32_t code) { return has_rune(cutset, code); };
  if (kSide != Side::kEnd) text = trim_start(text, goes);
  if (kSide != Side::kStart) text = trim_end(text, goes);
  return part_of(context, args[0], text);
}

Value trim_prefix(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  std::string_view text = args[0].as_string();
  if (text.starts_with(args[1].as_string())) text.remove_prefix(args[1].as_string().size());
  return part_of(context, args[0], text);
}

Value trim_suffix(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  std::string_view text = args[0].as_string();
  if (text.ends_with(args[1].as_string())) text.remove_suffix(args[1].as_string().size());
  return part_of(context, args[0], text);
}

Value trim_space(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  return part_of(context, args[0], trim_end(trim_start(args[0].as_string(), is_space_rune), is_space_rune));
}

Value format_integer(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kNumber) || !require(context, args, 2, Type::kNumber)) return {};
  const int64_t base = args[1].is_integer() ? args[1].as_integer() : 0;
  if (base != 2 && base != 8 && base != 10 && base != 16) {
    return context.fail_operand("operand 2 must be one of {2, 8, 10, 16}");
  }
  if (args[0].is_integer()) {
    char digits[72];
    const char* end = std::to_chars(digits, digits + sizeof(digits), args[0].as_integer(), static_cast<int>(base)).ptr;
    return Value::string(context.arena, {digits, end});
  }
  const BigInteger number = BigInteger::truncated(context.arena, args[0]);
  return Value::string(context.arena, number.to_text(context.arena, static_cast<int>(base)));
}

constexpr BuiltinRow kRows[] = {
    {"lower", "", "(x: string) => y: string", "The string in lower case.", change_case<Case::kLower>},
    {"upper", "", "(x: string) => y: string", "The string in upper case.", change_case<Case::kUpper>},
    {"concat", "", "(delimiter: string, collection: any<array[string], set[string]>) => output: string",
     "The strings joined with a delimiter between them.", concat},
    {"split", "", "(x: string, delimiter: string) => ys: array[string]",
     "The parts between the delimiters; with an empty delimiter every character.", split},
    {"strings.split_n", "", "(x: string, delimiter: string, n: number) => ys: array[string]",
     "The first n parts between the delimiters, or the last -n.", split_n},
    {"substring", "", "(value: string, offset: number, length: number) => output: string",
     "The part from `offset` on, `length` characters long; all of the rest when that is negative.", substring},
    {"strings.reverse", "", "(x: string) => y: string", "The characters from last to first.", reverse},
    {"trim", "", "(value: string, cutset: string) => output: string",
     "The string without the characters of the cutset at both ends.", trim<Side::kBoth>},
    {"trim_left", "", "(value: string, cutset: string) => output: string",
     "The string without the characters of the cutset at its start.", trim<Side::kStart>},
    {"trim_right", "", "(value: string, cutset: string) => output: string",
     "The string without the characters of the cutset at its end.", trim<Side::kEnd>},
    {"trim_prefix", "", "(value: string, prefix: string) => output: string",
     "The string without the prefix, if it has it.", trim_prefix},
    {"trim_suffix", "", "(value: string, suffix: string) => output: string",
     "The string without the suffix, if it has it.", trim_suffix},
    {"trim_space", "", "(value: string) => output: string", "The string without white space at both ends.", trim_space},
    {"format_int", "", "(number: number, base: number) => output: string",
     "The integer part of a number in base 2, 8, 10 or 16.", format_integer},
};

}  // namespace

BuiltinFamily string_builtins() { return kRows; }

}  // namespace rego
