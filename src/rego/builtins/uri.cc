// The parts of URIs.

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/uri_reader.h"
#include "rego/value/builders.h"

namespace rego {
namespace {

Value parse(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  UriReader uri;
  if (const auto problem = uri.read(args[0].as_string())) return context.fail(*problem);
  ObjectBuilder builder(context.arena);
  const auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) builder.add(Value::string(context.arena, key), Value::string(context.arena, value));
  };
  std::string_view name = uri.host;
  const size_t colon = name.rfind(':');
  if (colon != name.npos && is_optional_port(name.substr(colon))) {
    add("port", name.substr(colon + 1));
    name = name.substr(0, colon);
  }
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  add("scheme", uri.scheme);
  add("hostname", name);
  add("path", uri.path);
  if (!uri.path.empty()) add("raw_path", uri.raw_path.empty() ? uri.path : uri.raw_path);
  add("raw_query", uri.raw_query);
  add("fragment", uri.fragment);
  return builder.finish();
}

Value is_valid(BuiltinContext&, BuiltinArgs args) {
  if (!args[0].is_string() || args[0].as_string().empty()) return Value::boolean(false);
  UriReader uri;
  return Value::boolean(!uri.read(args[0].as_string()));
}

constexpr BuiltinRow kRows[] = {
    {"uri.parse", "", "(uri: string) => output: object[string: string]", "The parts of a URI, those that it has.",
     parse},
    {"uri.is_valid", "", "(uri: string) => result: boolean", "Whether the string is a URI.", is_valid},
};

}  // namespace

BuiltinFamily uri_builtins() { return kRows; }

}  // namespace rego
