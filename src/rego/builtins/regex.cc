// Regular expressions: what they match, and what is done with it. Matches follow each other as in Go: an empty match
// right behind another match does not count.

#include "rego/builtins/families.h"
#include "rego/builtins/globs_intersect.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/pattern_cache.h"
#include "rego/builtins/quote.h"
#include "rego/builtins/regex_template.h"
#include "rego/builtins/text_builder.h"
#include "rego/builtins/utf8_text.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

// The pattern, compiled; null when it is none, and then the call has failed.
const RegexPattern* compile(BuiltinContext& context, const Value& pattern) {
  const RegexPattern& regex = context.patterns.regex(pattern.as_string());
  if (regex.ok()) return &regex;
  context.fail(regex.error());
  return nullptr;
}

// Gives the groups of every match, at most `matches_max` of them; negative for all.
template <typename Use>
void each_match(Arena& arena, const RegexPattern& regex, std::string_view text, int64_t matches_max, Use use) {
  const auto groups = std::span(arena.allocate_array<std::string_view>(regex.group_count()), regex.group_count());
  int64_t used = 0;
  size_t at = 0;
  const char* previous_end = nullptr;
  while (at <= text.size() && used != matches_max && regex.find(text, at, groups.data())) {
    const std::string_view whole = groups[0];
    const auto end = static_cast<size_t>(whole.data() + whole.size() - text.data());
    const bool is_doubled = whole.empty() && whole.data() == previous_end;
    previous_end = whole.data() + whole.size();
    if (end == at) {
      at += at < text.size() ? decode_rune(text.substr(at)).bytes : 1;
    } else {
      at = end;
    }
    if (is_doubled) continue;
    use(std::span<const std::string_view>(groups));
    used++;
  }
}

Value is_valid(BuiltinContext& context, BuiltinArgs args) {
  return Value::boolean(args[0].is_string() && context.patterns.regex(args[0].as_string()).ok());
}

Value match(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  const RegexPattern* regex = compile(context, args[0]);
  return regex ? Value::boolean(regex->matches(args[1].as_string())) : Value();
}

Value template_match(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 4)) return {};
  const size_t start_size = args[2].as_string().size();
  if (start_size != 1) {
    return fail_format(context, "start delimiter has to be exactly one character long but is {} long", start_size);
  }
  if (args[3].as_string().size() != 1) {
    return fail_format(context, "end delimiter has to be exactly one character long but is {} long", start_size);
  }
  const Value pattern = regex_of_template(context, args[0].as_string(), args[2].as_string()[0], args[3].as_string()[0]);
  if (pattern.is_undefined()) return {};
  const RegexPattern* regex = compile(context, pattern);
  return regex ? Value::boolean(regex->matches(args[1].as_string())) : Value();
}

Value split(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  const RegexPattern* regex = compile(context, args[0]);
  if (!regex) return {};
  const std::string_view text = args[1].as_string();
  if (text.empty() && !args[0].as_string().empty()) return Value::array(context.arena, std::span(&args[1], 1));
  ArrayBuilder builder(context.arena);
  size_t begin = 0;
  size_t end = 0;
  each_match(context.arena, *regex, text, -1, [&](std::span<const std::string_view> groups) {
    end = static_cast<size_t>(groups[0].data() - text.data());
    const size_t next = end + groups[0].size();
    if (next != 0) builder.add(Value::string(context.arena, text.substr(begin, end - begin)));
    begin = next;
  });
  if (end != text.size()) builder.add(Value::string(context.arena, text.substr(begin)));
  return builder.finish();
}

Value find(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  const auto count = integer_operand(context, args, 3);
  if (!count) return {};
  const RegexPattern* regex = compile(context, args[0]);
  if (!regex) return {};
  ArrayBuilder builder(context.arena);
  each_match(context.arena, *regex, args[1].as_string(), *count,
             [&](std::span<const std::string_view> groups) { builder.add(Value::string(context.arena, groups[0])); });
  return builder.finish();
}

Value find_groups(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  const auto count = integer_operand(context, args, 3);
  if (!count) return {};
  const RegexPattern* regex = compile(context, args[0]);
  if (!regex) return {};
  ArrayBuilder builder(context.arena);
  each_match(context.arena, *regex, args[1].as_string(), *count, [&](std::span<const std::string_view> groups) {
    ArrayBuilder found(context.arena);
    found.reserve(groups.size());
    for (const std::string_view group : groups) found.add(Value::string(context.arena, group));
    builder.add(found.finish());
  });
  return builder.finish();
}

Value replace(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 3)) return {};
  const RegexPattern* regex = compile(context, args[1]);
  if (!regex) return {};
  const std::string_view text = args[0].as_string();
  TextBuilder out(context.arena, text.size());
  size_t copied = 0;
  each_match(context.arena, *regex, text, -1, [&](std::span<const std::string_view> groups) {
    if (out.is_over_limit()) return;
    const auto begin = static_cast<size_t>(groups[0].data() - text.data());
    out.append(text.substr(copied, begin - copied));
    expand_template(out, args[2].as_string(), regex->names(), groups);
    copied = begin + groups[0].size();
  });
  out.append(text.substr(copied));
  return out.finish(context);
}

Value globs_match(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 2)) return {};
  return globs_intersect(context, args[0].as_string(), args[1].as_string());
}

constexpr BuiltinRow kRows[] = {
    {"regex.is_valid", "", "(pattern: string) => result: boolean", "Whether the string is a regular expression.",
     is_valid},
    {"regex.match", "", "(pattern: string, value: string) => result: boolean",
     "Whether the expression matches anywhere in the value.", match},
    {"re_match", "", "(x: string, y: string) => result: boolean", "The older name of regex.match.", match,
     BuiltinFlags::kDeprecated},
    {"regex.template_match", "",
     "(template: string, value: string, delimiter_start: string, delimiter_end: string) => result: boolean",
     "Whether the whole value matches a text with regular expressions between the delimiters.", template_match},
    {"regex.split", "", "(pattern: string, value: string) => output: array[string]",
     "The parts of the value between matches.", split},
    {"regex.find_n", "", "(pattern: string, value: string, number: number) => output: array[string]",
     "The first matches; all when the number is negative.", find},
    {"regex.find_all_string_submatch_n", "",
     "(pattern: string, value: string, number: number) => output: array[array[string]]",
     "The first matches, each with its groups; all when the number is negative.", find_groups},
    {"regex.replace", "", "(s: string, pattern: string, value: string) => output: string",
     "The string with every match replaced; $1 and ${name} stand for groups.", replace},
    {"regex.globs_match", "", "(glob1: string, glob2: string) => result: boolean",
     "Whether some string matches both globs, which are made of characters, sets, dots, * and +.", globs_match},
};

}  // namespace

BuiltinFamily regex_builtins() { return kRows; }

}  // namespace rego
