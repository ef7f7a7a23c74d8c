// The query part of URLs.

#include <algorithm>

#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/url_escape.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace rego {
namespace {

Value encode(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  std::string out;
  append_url_escaped(out, args[0].as_string(), UrlPart::kQuery);
  return Value::string(context.arena, out);
}

Value decode(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  std::string out;
  const auto problem = read_url_escapes(out, args[0].as_string(), UrlPart::kQuery);
  return problem ? context.fail(*problem) : Value::string(context.arena, out);
}

void append_parameter(std::string& out, std::string_view key, std::string_view value) {
  if (!out.empty()) out.push_back('&');
  append_url_escaped(out, key, UrlPart::kQuery);
  out.push_back('=');
  append_url_escaped(out, value, UrlPart::kQuery);
}

Value encode_object(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kObject)) return {};
  std::string out;
  for (const Entry& entry : args[0].entries()) {
    const std::string key = entry.key.is_string() ? std::string(entry.key.as_string()) : to_json(entry.key);
    const Value& value = entry.value;
    const bool is_list = value.is_array() || value.is_set();
    if (!value.is_string() && !(is_list && std::ranges::all_of(value.items(), &Value::is_string))) {
      return context.fail_operand("operand 1 values must be string, array[string], or set[string]");
    }
    if (value.is_string()) {
      append_parameter(out, key, value.as_string());
    } else {
      for (const Value& item : value.items()) append_parameter(out, key, item.as_string());
    }
  }
  return Value::string(context.arena, out);
}

struct Parameter {
  Value key;
  Value value;
};

// Reads one "key=value". False when something is wrong: the call has failed.
bool read_parameter(BuiltinContext& context, std::string_view text, ArenaVector<Parameter>& parameters) {
  if (text.find(';') != text.npos) {
    context.fail("invalid semicolon separator in query");
    return false;
  }
  const size_t equals = text.find('=');
  std::string key;
  std::string value;
  auto problem = read_url_escapes(key, text.substr(0, equals), UrlPart::kQuery);
  if (!problem && equals != text.npos) problem = read_url_escapes(value, text.substr(equals + 1), UrlPart::kQuery);
  if (problem) {
    context.fail(*problem);
    return false;
  }
  parameters.push_back({Value::string(context.arena, key), Value::string(context.arena, value)});
  return true;
}

// Keys with all their values, in the order in which those stand.
Value group_parameters(Arena& arena, std::span<Parameter> parameters) {
  ArenaVector<uint32_t> places(arena);
  for (uint32_t i = 0; i < parameters.size(); i++) places.push_back(i);
  std::sort(places.begin(), places.end(), [&](uint32_t a, uint32_t b) {
    const int order = compare(parameters[a].key, parameters[b].key);
    return order ? order < 0 : a < b;
  });
  ObjectBuilder builder(arena);
  for (size_t first = 0, next; first < places.size(); first = next) {
    const Value& key = parameters[places[first]].key;
    ArrayBuilder values(arena);
    for (next = first; next < places.size() && equal(parameters[places[next]].key, key); next++) {
      values.add(parameters[places[next]].value);
    }
    builder.add(key, values.finish());
  }
  return builder.finish();
}

Value decode_object(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  ArenaVector<Parameter> parameters(context.arena);
  for (std::string_view rest = args[0].as_string(); !rest.empty();) {
    const size_t end = std::min(rest.find('&'), rest.size());
    if (end > 0 && !read_parameter(context, rest.substr(0, end), parameters)) return {};
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return group_parameters(context.arena, {parameters.data(), parameters.size()});
}

constexpr BuiltinRow kRows[] = {
    {"urlquery.encode", "", "(x: string) => y: string", "The string with escapes, as a part of a query.", encode},
    {"urlquery.decode", "", "(x: string) => y: string", "The string without its escapes.", decode},
    {"urlquery.encode_object", "", "(object: object[string: any<string, array[string], set[string]>]) => y: string",
     "The object as a query.", encode_object},
    {"urlquery.decode_object", "", "(x: string) => object: object[string: array[string]]",
     "The query as an object, with an array of values under each key.", decode_object},
};

}  // namespace

BuiltinFamily url_query_builtins() { return kRows; }

}  // namespace rego
