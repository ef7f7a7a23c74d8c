// strings.render_template.

#include "rego/builtins/families.h"
#include "rego/builtins/go_template.h"
#include "rego/builtins/operands.h"
#include "rego/value/json.h"

namespace rego {
namespace {

constexpr std::string_view kGoNothing = "<no value>";
constexpr std::string_view kNothing = "<undefined>";

std::string with_undefined(std::string_view text) {
  std::string out;
  for (size_t found; (found = text.find(kGoNothing)) != text.npos;) {
    out.append(text.substr(0, found)).append(kNothing);
    text.remove_prefix(found + kGoNothing.size());
  }
  return out.append(text);
}

Value render(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString) || !require(context, args, 2, Type::kObject)) return {};
  const auto parsed = go_template::parse(context.arena, args[0].as_string());
  if (!parsed.problem.empty()) return context.fail(parsed.problem);
  const auto data = read_json(context.arena, to_json(args[1]));  // sets are arrays, keys are texts
  if (!data) return context.fail(data.error().message);
  const Value text = go_template::run(context, parsed, *data);
  return text.is_defined() ? Value::string(context.arena, with_undefined(text.as_string())) : Value();
}

constexpr BuiltinRow kRows[] = {
    {"strings.render_template", "", "(value: string, vars: object[string: any]) => result: string",
     "A template of Go's text/template, filled with values; what is missing is <undefined>.", render},
};

}  // namespace

BuiltinFamily render_template_builtins() { return kRows; }

}  // namespace rego
