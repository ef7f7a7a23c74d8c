// The rules on values, in the order of their names.

#include <algorithm>
#include <charconv>

#include "rego/builtins/graphql_rules.h"
#include "rego/builtins/quote.h"

namespace rego::graphql {
namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

template <typename Number>
bool is_in_range(std::string_view digits) {
  Number number;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size();
}

// Whether a number of GraphQL can be read as Go reads it.
bool is_readable(const Literal& value) {
  if (value.kind == ValueKind::kInt) return is_in_range<int64_t>(value.raw);
  if (value.kind == ValueKind::kFloat) return is_in_range<double>(value.raw);
  return true;
}

bool holds_only_readable(const Literal& value) {
  if (!is_readable(value)) return false;
  const bool is_collection = value.kind == ValueKind::kList || value.kind == ValueKind::kObject;
  return !is_collection || std::ranges::all_of(value.children, [](const ChildLiteral* child) {
    return holds_only_readable(*child->value);
  });
}

}  // namespace

std::string to_string(const Literal& literal) {
  switch (literal.kind) {
    case ValueKind::kVariable:
      return "$" + std::string(literal.raw);
    case ValueKind::kString:
    case ValueKind::kBlock:
      return quote_for_message(literal.raw);
    case ValueKind::kList:
    case ValueKind::kObject: {
      const bool is_list = literal.kind == ValueKind::kList;
      std::string out;
      for (const ChildLiteral* child : literal.children) {
        if (!out.empty()) out += ',';
        if (!is_list) out += std::string(child->name) + ":";
        out += to_string(*child->value);
      }
      return is_list ? "[" + out + "]" : "{" + out + "}";
    }
    default:
      return std::string(literal.raw);
  }
}

void Rules::on_value(const Literal& value) {
  undefined_variable(value);
  unique_input_fields(value);
  value_of_correct_type(value);
  variable_in_allowed_position(value);
  variables_of_one_of(value);
}

void Rules::undefined_variable(const Literal& value) {
  if (!walk_.operation || value.kind != ValueKind::kVariable || value.variable) return;
  std::string message = "Variable " + quoted(to_string(value)) + " is not defined";
  if (!walk_.operation->name.empty()) message += " by operation " + quoted(walk_.operation->name);
  report(value.position, message + ".");
}

void Rules::unique_input_fields(const Literal& value) {
  if (value.kind != ValueKind::kObject) return;
  std::set<std::string_view> seen;
  for (const ChildLiteral* field : value.children) {
    if (seen.insert(field->name).second) continue;
    report(field->position, "There can be only one input field named " + quoted(field->name) + ".");
  }
}

void Rules::unexpected_value(const Literal& value, const std::string& suggestion) {
  const std::string expected = to_string(*value.expected_type);
  const std::string found = to_string(value);
  std::string_view type = expected;
  if (type.ends_with('!')) type.remove_suffix(1);
  std::string message;
  if (type == "Int") {
    int32_t number;
    const auto error = std::from_chars(value.raw.data(), value.raw.data() + value.raw.size(), number).ec;
    const bool is_too_large = error == std::errc::result_out_of_range;
    message = is_too_large ? "Int cannot represent non 32-bit signed integer value: " + found
                           : "Int cannot represent non-integer value: " + found;
  } else if (type == "String" || expected == "[String]") {
    message = "String cannot represent a non string value: " + found;
  } else if (type == "Boolean") {
    message = "Boolean cannot represent a non boolean value: " + found;
  } else if (type == "Float") {
    message = "Float cannot represent non numeric value: " + found;
  } else if (type == "ID") {
    message = "ID cannot represent a non-string and non-integer value: " + found;
  } else if (value.definition->kind == "ENUM") {
    message = "Enum " + quoted(expected) + " cannot represent non-enum value: " + found + ".";
  } else {
    message = "Expected value of type " + quoted(expected) + ", found " + found + ".";
  }
  report(value.position, message + suggestion);
}

void Rules::value_of_correct_type(const Literal& value) {
  if (!value.definition || !value.expected_type) return;
  if (value.kind == ValueKind::kNull && value.expected_type->is_non_null) {
    report(value.position,
           "Expected value of type " + quoted(to_string(*value.expected_type)) + ", found " + to_string(value) + ".");
  }
  const bool is_standard = is_one_of(value.definition->name, {"Int", "Float", "String", "Boolean", "ID"});
  if (value.definition->kind == "SCALAR" && !is_standard) return;
  if (!holds_only_readable(value)) unexpected_value(value);
  if (value.kind == ValueKind::kObject) {
    object_of_correct_type(value);
  } else {
    leaf_of_correct_type(value);
  }
}

void Rules::leaf_of_correct_type(const Literal& value) {
  const Definition& type = *value.definition;
  const bool is_enum = type.kind == "ENUM";
  std::vector<std::string_view> choices;
  if (is_enum) {
    for (const EnumValueDefinition* choice : type.enum_values) choices.push_back(choice->name);
  }
  const auto meant = [&](Quoted marks) { return suggest("Did you mean the enum value", value.raw, choices, marks); };
  switch (value.kind) {
    case ValueKind::kList:
      if (!value.expected_type->element) unexpected_value(value);
      return;
    case ValueKind::kInt:
      if (!is_one_of(type.name, {"Int", "Float", "ID"})) unexpected_value(value);
      return;
    case ValueKind::kFloat:
      if (type.name != "Float") unexpected_value(value);
      return;
    case ValueKind::kBoolean:
      if (type.name != "Boolean") unexpected_value(value);
      return;
    case ValueKind::kString:
    case ValueKind::kBlock:
      if (is_enum) {
        report(value.position, "Enum " + quoted(to_string(*value.expected_type)) +
                                   " cannot represent non-enum value: " + to_string(value) + "." + meant(Quoted::kYes));
      } else if (!is_one_of(type.name, {"String", "ID"})) {
        unexpected_value(value);
      }
      return;
    case ValueKind::kEnum:
      if (!is_enum) {
        unexpected_value(value, meant(Quoted::kNo));
      } else if (!type.enum_values.find(value.raw)) {
        report(value.position, "Value " + quoted(value.raw) + " does not exist in " +
                                   quoted(to_string(*value.expected_type)) + " enum." + meant(Quoted::kYes));
      }
      return;
    default:
      return;
  }
}

void Rules::object_of_correct_type(const Literal& value) {
  const Definition& type = *value.definition;
  const auto member = [&](std::string_view name) {
    return "Field \"" + std::string(type.name) + "." + std::string(name) + "\"";
  };
  std::vector<std::string_view> names;
  for (const FieldDefinition* field : type.fields) {
    names.push_back(field->name);
    if (!field->type->is_non_null || field->default_value || value.children.find(field->name)) continue;
    report(value.position,
           member(field->name) + " of required type " + quoted(to_string(*field->type)) + " was not provided.");
  }
  if (type.directives.find("oneOf")) {
    if (value.children.size() != 1) {
      report(value.position, "OneOf Input Object " + quoted(type.name) + " must specify exactly one key.");
    } else if (value.children[0]->value->kind == ValueKind::kNull && !type.fields.empty()) {
      report(value.children[0]->value->position, member(type.fields[0]->name) + " must be non-null.");
    }
  }
  for (const ChildLiteral* child : value.children) {
    if (type.fields.find(child->name)) continue;
    report(child->position, "Field " + quoted(child->name) + " is not defined by type " + quoted(type.name) + "." +
                                suggest("Did you mean", child->name, names, Quoted::kYes));
  }
}

void Rules::variable_in_allowed_position(const Literal& value) {
  if (value.kind != ValueKind::kVariable || !value.expected_type || !value.variable || !walk_.operation) return;
  TypeReference expected = *value.expected_type;
  const Literal* fallback = value.variable->default_value;
  const bool has_default = fallback && fallback->kind != ValueKind::kNull;
  if (has_default || value.expected_type_has_default) expected.is_non_null = false;
  if (is_compatible(*value.variable->type, expected)) return;
  report(value.position, "Variable " + quoted(to_string(value)) + " of type " +
                             quoted(to_string(*value.variable->type)) + " used in position expecting type " +
                             quoted(to_string(*value.expected_type)) + ".");
}

void Rules::variables_of_one_of(const Literal& value) {
  if (value.kind != ValueKind::kObject || !value.definition || !value.definition->directives.find("oneOf")) return;
  for (const ChildLiteral* child : value.children) {
    const Literal& field = *child->value;
    if (field.kind != ValueKind::kVariable || !field.variable || field.variable->type->is_non_null) continue;
    report(field.variable->position,
           "Variable " + quoted(to_string(field)) + " is of type " + quoted(to_string(*field.variable->type)) +
               " but must be non-nullable to be used for OneOf Input Object " + quoted(value.definition->name) + ".");
  }
}

}  // namespace rego::graphql
