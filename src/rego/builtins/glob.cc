// Globs: patterns of paths and names with delimiters.

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/pattern_cache.h"
#include "rego/builtins/text_builder.h"
#include "rego/builtins/utf8_text.h"

namespace rego {
namespace {

// Joins the delimiters: none for null, a dot for an empty array. False when they are something else: the call has
// failed.
bool read_delimiters(BuiltinContext& context, const Value& operand, TextBuilder& delimiters) {
  if (operand.is_null()) return true;
  if (!operand.is_array()) {
    context.fail_type(2, "{array, null}", operand);
    return false;
  }
  for (const Value& item : operand.items()) {
    if (!item.is_string() || count_runes(item.as_string()) != 1) {
      fail_element(context, 2, operand, item.is_string() ? "rune" : "string", item);
      return false;
    }
    delimiters.append(item.as_string());
  }
  if (operand.size() == 0) delimiters.append('.');
  return true;
}

Value match(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  TextBuilder delimiters(context.arena);
  if (!read_delimiters(context, args[1], delimiters)) return {};
  if (!require(context, args, 3, Type::kString)) return {};
  const GlobPattern& glob = context.patterns.glob(context.arena, args[0].as_string(), delimiters.view());
  return glob.ok() ? Value::boolean(glob.matches(args[2].as_string())) : context.fail(glob.error());
}

Value quote_meta(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  return Value::string(context.arena, quote_glob(args[0].as_string()));
}

constexpr BuiltinRow kRows[] = {
    {"glob.match", "", "(pattern: string, delimiters: any<null, array[string]>, match: string) => result: boolean",
     "Whether the glob matches the whole string; * and ? stop at delimiters.", match},
    {"glob.quote_meta", "", "(pattern: string) => output: string", "The glob that matches this string only.",
     quote_meta},
};

}  // namespace

BuiltinFamily glob_builtins() { return kRows; }

}  // namespace rego
