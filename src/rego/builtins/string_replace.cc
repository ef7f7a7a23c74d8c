// Replacing text. The patterns are in order, so those that begin alike stand together: at each place of the text the
// range of patterns that still agree with it is narrowed byte by byte, and the first that ends wins. That is the lowest
// pattern that is there, which is OPA's choice.

#include <algorithm>

#include "rego/builtins/families.h"
#include "rego/builtins/find_text.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/text_builder.h"

namespace rego {
namespace {

// How many bytes of patterns may be compared; past it the evaluation stops.
constexpr size_t kCompareStepsMax = size_t{1} << 25;

// With an empty pattern the replacement stands before every byte and at the end.
Value spread(BuiltinContext& context, std::string_view text, std::string_view replacement) {
  TextBuilder out(context.arena, text.size());
  for (const char c : text) {
    out.append(replacement);
    out.append(c);
  }
  out.append(replacement);
  return out.finish(context);
}

Value replace(BuiltinContext& context, BuiltinArgs args) {
  if (!require_strings(context, args, 3)) return {};
  const std::string_view text = args[0].as_string();
  const std::string_view old = args[1].as_string();
  if (old.empty()) return spread(context, text, args[2].as_string());
  size_t end = find_text(text, old);
  if (end == text.npos) return args[0];
  TextBuilder out(context.arena, text.size());
  size_t begin = 0;
  for (; end != text.npos; end = find_text(text, old, begin)) {
    out.append(text.substr(begin, end - begin));
    out.append(args[2].as_string());
    begin = end + old.size();
  }
  out.append(text.substr(begin));
  return out.finish(context);
}

class Replacer {
 public:
  // Patterns and replacements, all strings, in order of the patterns.
  explicit Replacer(std::span<const Entry> patterns) : patterns_(patterns) {}

  // The pattern to use at the start of `text`, or null. `skips_empty`: not the empty one.
  const Entry* find(std::string_view text, bool skips_empty) {
    const Entry* first = patterns_.data();
    const Entry* last = first + patterns_.size();
    if (first != last && first->key.as_string().empty()) {
      if (!skips_empty) return first;
      first++;
    }
    for (size_t depth = 0; first != last && depth < text.size(); depth++) {
      steps_++;
      narrow(depth, text[depth], first, last);
      if (first != last && first->key.as_string().size() == depth + 1) return first;
    }
    return nullptr;
  }

  bool is_over_limit() const { return steps_ > kCompareStepsMax; }

 private:
  // Leaves the patterns of [first, last) that have `c` at `depth`; all of them are longer than `depth`.
  static void narrow(size_t depth, char c, const Entry*& first, const Entry*& last) {
    const auto byte = [depth](const Entry& entry) { return static_cast<uint8_t>(entry.key.as_string()[depth]); };
    const auto wanted = static_cast<uint8_t>(c);
    first = std::partition_point(first, last, [&](const Entry& entry) { return byte(entry) < wanted; });
    last = std::partition_point(first, last, [&](const Entry& entry) { return byte(entry) == wanted; });
  }

  std::span<const Entry> patterns_;
  size_t steps_ = 0;
};

bool require_string_entries(BuiltinContext& context, const Value& patterns) {
  for (const Entry& entry : patterns.entries()) {
    if (entry.key.is_string() && entry.value.is_string()) continue;
    context.fail_operand(entry.key.is_string() ? "operand 1 non-string value found in pattern object"
                                               : "operand 1 non-string key found in pattern object");
    return false;
  }
  return true;
}

Value replace_many(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kObject) || !require(context, args, 2, Type::kString)) return {};
  if (!require_string_entries(context, args[0])) return {};
  const std::string_view text = args[1].as_string();
  Replacer replacer(args[0].entries());
  TextBuilder out(context.arena, text.size());
  bool was_empty = false;
  for (size_t i = 0; i <= text.size() && !replacer.is_over_limit();) {
    const Entry* found = replacer.find(text.substr(i), was_empty);
    was_empty = found && found->key.as_string().empty();
    if (found) {
      out.append(found->value.as_string());
      i += found->key.as_string().size();
      continue;
    }
    if (i < text.size()) out.append(text[i]);
    i++;
  }
  if (replacer.is_over_limit()) return context.fail_halt("patterns take too long to compare");
  return out.finish(context);
}

constexpr BuiltinRow kRows[] = {
    {"replace", "", "(x: string, old: string, new: string) => y: string",
     "The string with every `old` replaced by `new`.", replace},
    {"strings.replace_n", "", "(patterns: object[string: string], value: string) => output: string",
     "The string with every pattern replaced by its value, in one pass from the start.", replace_many},
};

}  // namespace

BuiltinFamily string_replace_builtins() { return kRows; }

}  // namespace rego
