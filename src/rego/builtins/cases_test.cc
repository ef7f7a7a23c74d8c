// Running cases of built-in functions.

#include "rego/builtins/cases_test.h"

#include <gtest/gtest.h>

#include "rego/builtins/builtin.h"
#include "rego/builtins/pattern_cache.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace rego {
namespace {

// Turns {"$set": [...]} into sets.
Value with_sets(Arena& arena, const Value& value) {
  if (value.is_array()) {
    ArrayBuilder builder(arena);
    for (const Value& item : value.items()) builder.add(with_sets(arena, item));
    return builder.finish();
  }
  if (!value.is_object()) return value;
  const Value items = value.get("$set");
  if (items.is_defined()) {
    SetBuilder builder(arena);
    for (const Value& item : items.items()) builder.add(with_sets(arena, item));
    return builder.finish();
  }
  ObjectBuilder builder(arena);
  for (const Entry& entry : value.entries()) builder.add(entry.key, with_sets(arena, entry.value));
  return builder.finish();
}

std::string describe(const BuiltinContext& context, const Value& result) {
  if (result.is_defined()) return to_json(result);
  switch (context.error_kind) {
    case BuiltinErrorKind::kNone:
      return "undefined";
    case BuiltinErrorKind::kType:
      return "type error: " + std::string(context.error_message);
    case BuiltinErrorKind::kBuiltin:
      return "error: " + std::string(context.error_message);
    case BuiltinErrorKind::kHalt:
      return "halt: " + std::string(context.error_message);
  }
  return {};
}

}  // namespace

std::string call_builtin(std::string_view function, std::string_view arguments) {
  Arena arena;
  PatternCache patterns;
  const BuiltinRow* row = find_builtin(function);
  if (!row || !row->function) return "no such function";
  const auto read = read_json(arena, arguments);
  if (!read) return "arguments are no JSON: " + read.error().message;
  const Value values = with_sets(arena, *read);
  if (row->arity() >= 0 && static_cast<size_t>(row->arity()) != values.size()) return "wrong number of arguments";
  BuiltinContext context{arena, patterns, function, true, BuiltinErrorKind::kNone, {}};
  const Value result = row->function(context, values.items());
  return describe(context, result);
}

void expect_cases(std::span<const BuiltinCase> cases) {
  for (const BuiltinCase& entry : cases) {
    EXPECT_EQ(call_builtin(entry.function, entry.arguments), entry.wanted)
        << entry.function << " with " << entry.arguments;
  }
}

}  // namespace rego
