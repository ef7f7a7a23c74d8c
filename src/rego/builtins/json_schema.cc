// json.match_schema and json.verify_schema. A schema that was compiled stays with the worker, under its text.

#include "rego/builtins/json_schema.h"

#include <algorithm>

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/pattern_cache.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace rego {
namespace {

bool is_plain_json(const Value& value) {
  if (value.is_set()) return false;
  if (value.is_array()) return std::ranges::all_of(value.items(), is_plain_json);
  if (!value.is_object()) return true;
  return std::ranges::all_of(value.entries(),
                             [](const Entry& entry) { return entry.key.is_string() && is_plain_json(entry.value); });
}

// The document that an operand stands for: itself, or what its text says. Undefined where it is none; then
// `complaint` is why.
Value read_document(BuiltinContext& context, const Value& operand, std::string_view* complaint) {
  if (operand.is_string()) {
    const auto read = read_json(context.arena, operand.as_string());
    if (!read) *complaint = "invalid JSON string";
    return read ? *read : Value();
  }
  if (!operand.is_object() && !operand.is_array()) {
    *complaint = "wrong type, expected string or object";
    return {};
  }
  return is_plain_json(operand) ? operand : *read_json(context.arena, to_json(operand));
}

const JsonSchema& compiled(BuiltinContext& context, const Value& document) {
  return context.patterns.schema(to_json(document), document);
}

Value answer(Arena& arena, bool is_valid, const Value& problems) {
  const Value both[] = {Value::boolean(is_valid), problems};
  return Value::array(arena, both);
}

Value verify_schema(BuiltinContext& context, BuiltinArgs args) {
  std::string_view complaint;
  const Value document = read_document(context, args[0], &complaint);
  std::string problem(complaint);
  if (document.is_defined()) problem = compiled(context, document).problem.value_or("");
  if (problem.empty()) return answer(context.arena, true, Value::null());
  return answer(context.arena, false, Value::string(context.arena, "jsonschema: " + problem));
}

Value match_schema(BuiltinContext& context, BuiltinArgs args) {
  std::string_view complaint;
  const Value document = read_document(context, args[0], &complaint);
  if (document.is_undefined()) return context.fail(complaint);
  const Value schema_document = read_document(context, args[1], &complaint);
  if (schema_document.is_undefined()) return context.fail(complaint);
  const JsonSchema& schema = compiled(context, schema_document);
  if (schema.problem) return context.fail(*schema.problem);
  const Value problems = schema_problems(context, schema, document);
  if (problems.is_undefined()) return {};
  return answer(context.arena, problems.size() == 0, problems);
}

constexpr BuiltinRow kRows[] = {
    {"json.verify_schema", "", "(schema: any<string, object[any: any]>) => output: array<boolean, any<null, string>>",
     "Whether a JSON schema is one, and what is wrong with it.", verify_schema, BuiltinFlags::kNondeterministic},
    {"json.match_schema", "",
     "(document: any<string, object[any: any]>, schema: any<string, object[any: any]>) => output: array<boolean, "
     "array[object<desc: string, error: string, field: string, type: string>]>",
     "Whether a document fits a JSON schema, and where it does not.", match_schema, BuiltinFlags::kNondeterministic},
};

}  // namespace

BuiltinFamily json_schema_builtins() { return kRows; }

}  // namespace rego
