#include "rego/value/yaml_node.h"

#include <cmath>

#include "rego/value/double_text.h"
#include "rego/value/numbers.h"
#include "rego/value/yaml_binary.h"
#include "rego/value/yaml_scalar.h"

namespace rego {
namespace {

YamlNode string_node(Arena& arena, std::string_view text) {
  YamlNode node;
  node.value = Value::string(arena, text);
  return node;
}

YamlNode float_node(Arena& arena, double number) {
  YamlNode node;
  node.is_float = true;
  node.number = number;
  if (std::isfinite(number)) node.value = parse_number(arena, double_to_json(number));
  return node;
}

YamlNode resolved_node(Arena& arena, std::string_view text, const YamlScalar& scalar) {
  YamlNode node;
  switch (scalar.kind) {
    case YamlKind::kNull:
      node.value = Value::null();
      return node;
    case YamlKind::kBoolean:
      node.value = Value::boolean(scalar.integer != 0);
      return node;
    case YamlKind::kInteger:
      node.value = Value::integer(scalar.integer);
      return node;
    case YamlKind::kUnsigned:
      node.value = parse_number(arena, std::to_string(scalar.unsigned_integer));
      return node;
    case YamlKind::kFloat:
      return float_node(arena, scalar.number);
    case YamlKind::kMerge:
      node = string_node(arena, text);
      node.is_merge = true;
      return node;
    case YamlKind::kString:
    case YamlKind::kTimestamp:
      break;
  }
  return string_node(arena, text);
}

bool suits(std::string_view tag, YamlKind kind) {
  if (tag == "null") return kind == YamlKind::kNull;
  if (tag == "bool") return kind == YamlKind::kBoolean;
  if (tag == "int") return kind == YamlKind::kInteger || kind == YamlKind::kUnsigned;
  if (tag == "float") return kind == YamlKind::kFloat || kind == YamlKind::kInteger;
  return false;
}

// `tag` is one of YAML's own, without the prefix.
std::optional<YamlNode> tagged_node(Arena& arena, std::string_view text, std::string_view tag, std::string* message) {
  if (tag == "binary") {
    const auto bytes = decode_yaml_binary(text);
    if (bytes) return string_node(arena, *bytes);
    *message = "!!binary value contains invalid base64 data";
    return {};
  }
  if (tag != "null" && tag != "bool" && tag != "int" && tag != "float" && tag != "timestamp") {
    return string_node(arena, text);
  }
  const YamlScalar scalar = resolve_yaml_scalar(text);
  if (!suits(tag, scalar.kind)) {
    *message = "cannot decode `" + std::string(text) + "` as a !!" + std::string(tag);
    return {};
  }
  if (tag == "float" && scalar.kind == YamlKind::kInteger)
    return float_node(arena, static_cast<double>(scalar.integer));
  return resolved_node(arena, text, scalar);
}

std::string name_of_float(float number) {
  if (std::isnan(number)) return ".nan";
  if (std::isinf(number)) return number < 0 ? "-.inf" : ".inf";
  return float_to_general(number);
}

}  // namespace

std::optional<YamlNode> make_yaml_scalar(Arena& arena, std::string_view text, std::string_view tag, YamlQuotes quotes,
                                         std::string* message) {
  constexpr std::string_view kPrefix = "tag:yaml.org,2002:";
  if (tag.empty() || tag == "!") {
    if (quotes == YamlQuotes::kSome) return string_node(arena, text);
    return resolved_node(arena, text, resolve_yaml_scalar(text));
  }
  if (tag.substr(0, kPrefix.size()) != kPrefix) return string_node(arena, text);
  return tagged_node(arena, text, tag.substr(kPrefix.size()), message);
}

Value make_yaml_key(Arena& arena, const YamlNode& node, std::string* message) {
  const Value& value = node.value;
  if (node.is_float) return Value::string(arena, name_of_float(static_cast<float>(node.number)));
  if (value.is_string()) return value;
  if (value.is_boolean()) return Value::string(arena, value.as_boolean() ? "true" : "false");
  if (value.is_number()) return Value::string(arena, number_to_string(value));
  *message = (value.is_null() ? "unsupported map key of type: " : "invalid map key of type: ") +
             std::string(type_name(value.type()));
  return {};
}

}  // namespace rego
