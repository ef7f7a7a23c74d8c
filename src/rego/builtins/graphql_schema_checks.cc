// What must hold in a schema.

#include <algorithm>
#include <set>

#include "rego/builtins/graphql_schema.h"
#include "rego/builtins/quote.h"

namespace rego::graphql {
namespace {

using Found = std::optional<Problem>;

template <typename... Parts>
Problem problem_at(const Position& position, const Parts&... parts) {
  Problem problem;
  problem.position = position;
  (problem.message.append(parts), ...);
  return problem;
}

Found check_name(const Position& position, std::string_view name) {
  if (!name.starts_with("__")) return std::nullopt;
  return problem_at(position, "Name \"", name,
                    "\" must not begin with \"__\", which is reserved by GraphQL introspection.");
}

// The first name that occurs a second time, or null.
template <typename T>
const T* find_repeated(const NodeList<T>& items) {
  std::set<std::string_view> seen;
  // The first one whose name is repeated decides, and its first repetition is reported.
  for (size_t i = 0; i < items.size(); i++) seen.insert(items[i]->name);
  if (seen.size() == items.size()) return nullptr;
  for (size_t i = 0; i < items.size(); i++) {
    for (size_t j = i + 1; j < items.size(); j++) {
      if (items[i]->name == items[j]->name) return items[j];
    }
  }
  return nullptr;
}

// Input objects that hold themselves through fields that must not be null have no value at all.
class CycleFinder {
 public:
  explicit CycleFinder(const Schema& schema) : schema_(schema) {}

  Found find(const Definition& definition) {
    if (!visited_.insert(definition.name).second) return std::nullopt;
    if (path_.size() >= kPathMax) return problem_at(definition.position, "input objects nest too deeply");
    on_path_[definition.name] = path_.size();
    for (const FieldDefinition* field : definition.fields) {
      if (!field->type->is_non_null || field->type->element) continue;
      const Definition* type = schema_.type(field->type->name);
      if (!type || type->kind != "INPUT_OBJECT") continue;
      path_.push_back(field);
      if (const auto start = on_path_.find(type->name); start != on_path_.end()) return describe(*type, start->second);
      if (auto problem = find(*type)) return problem;
      path_.pop_back();
    }
    on_path_.erase(definition.name);
    return std::nullopt;
  }

 private:
  static constexpr size_t kPathMax = 1000;

  Problem describe(const Definition& type, size_t start) const {
    std::string names;
    for (size_t i = start; i < path_.size(); i++) {
      if (!names.empty()) names += '.';
      names += path_[i]->name;
    }
    return problem_at(path_[start]->position, "Cannot reference Input Object ", quote_for_message(type.name),
                      " within itself through a series of non-null fields: ", quote_for_message(names), ".");
  }

  const Schema& schema_;
  std::set<std::string_view> visited_;
  std::vector<const FieldDefinition*> path_;
  std::map<std::string_view, size_t> on_path_;
};

}  // namespace

bool is_compatible(const TypeReference& a, const TypeReference& b) {
  if (a.name != b.name || (a.element && !b.element)) return false;
  if (a.element && !is_compatible(*a.element, *b.element)) return false;
  return !b.is_non_null || a.is_non_null;
}

bool Schema::fits(const TypeReference& wanted, const TypeReference& actual) const {
  if (wanted.is_non_null && !actual.is_non_null) return false;
  if (!wanted.element) {
    if (wanted.name == actual.name) return true;
    return std::ranges::find(possible_types(wanted.name), actual.name, &Definition::name) !=
           possible_types(wanted.name).end();
  }
  return actual.element && fits(*wanted.element, *actual.element);
}

Found Schema::check_types() const {
  for (const auto& [name, definition] : types_) {
    if (auto problem = check_type(*definition)) return problem;
  }
  return std::nullopt;
}

Found Schema::check_input_cycles() const {
  CycleFinder finder(*this);
  for (const auto& [name, definition] : types_) {
    if (definition->kind != "INPUT_OBJECT") continue;
    if (auto problem = finder.find(*definition)) return problem;
  }
  return std::nullopt;
}

Found Schema::check_field(const Definition& definition, const FieldDefinition& field) const {
  if (auto problem = check_name(field.position, field.name)) return problem;
  const std::string_view name = field.type->base_name();
  if (!type(name)) return problem_at(field.type->position, "Undefined type ", name, ".");
  if (auto problem = check_arguments(field.arguments, nullptr)) return problem;
  const bool is_input = definition.kind == "INPUT_OBJECT";
  return check_directives(field.directives, is_input ? "INPUT_FIELD_DEFINITION" : "FIELD_DEFINITION", nullptr,
                          Repeats::kOnce);
}

Found Schema::check_type(const Definition& definition) const {
  for (const FieldDefinition* field : definition.fields) {
    if (auto problem = check_field(definition, *field)) return problem;
  }
  for (const Text* member : definition.types) {
    const Definition* object = type(member->name);
    const std::string quoted = quote_for_message(member->name);
    if (!object) return problem_at(definition.position, "Undefined type ", quoted, ".");
    if (object->kind != "OBJECT") {
      return problem_at(definition.position, definition.kind, " type ", quoted, " must be OBJECT.");
    }
  }
  for (const Text* interface : definition.interfaces) {
    if (auto problem = check_interface(definition, interface->name)) return problem;
  }
  if (auto problem = check_members(definition)) return problem;
  if (auto problem = check_uniqueness(definition)) return problem;
  if (!definition.is_built_in) {
    if (auto problem = check_name(definition.position, definition.name)) return problem;
  }
  return check_directives(definition.directives, definition.kind, nullptr, Repeats::kAnyNumber);
}

Found Schema::check_members(const Definition& definition) const {
  const bool has_fields = !definition.fields.empty();
  const auto missing = [&](std::string_view what) {
    return problem_at(definition.position, definition.kind, " ", definition.name, ": must define one or more ", what);
  };
  if (definition.kind == "OBJECT" || definition.kind == "INTERFACE") {
    if (!has_fields) return missing("fields.");
    return check_kinds_of_fields(definition);
  }
  if (definition.kind == "INPUT_OBJECT") {
    if (!has_fields) return missing("input fields.");
    return check_kinds_of_fields(definition);
  }
  if (definition.kind != "ENUM") return std::nullopt;
  if (definition.enum_values.empty()) return missing("unique enum values.");
  for (const EnumValueDefinition* value : definition.enum_values) {
    if (value->name == "true" || value->name == "false" || value->name == "null") {
      return problem_at(definition.position, definition.kind, " ", definition.name, ": non-enum value ", value->name,
                        ".");
    }
    if (auto problem = check_directives(value->directives, "ENUM_VALUE", nullptr, Repeats::kOnce)) return problem;
  }
  return std::nullopt;
}

Found Schema::check_kinds_of_fields(const Definition& definition) const {
  const bool is_input = definition.kind == "INPUT_OBJECT";
  for (const FieldDefinition* field : definition.fields) {
    const Definition* kind = type(field->type->base_name());
    if (!kind) continue;
    if (is_input && !kind->is_input()) {
      return problem_at(field->position, kind->kind, " ", field->name,
                        ": field must be one of SCALAR, ENUM, INPUT_OBJECT.");
    }
    if (!is_input && !kind->is_leaf() && !kind->is_composite()) {
      return problem_at(field->position, definition.kind, " ", definition.name,
                        ": field must be one of SCALAR, OBJECT, INTERFACE, UNION, ENUM.");
    }
  }
  return std::nullopt;
}

Found Schema::check_uniqueness(const Definition& definition) const {
  if (const auto* field = find_repeated(definition.fields)) {
    return problem_at(field->position, "Field ", definition.name, ".", field->name, " can only be defined once.");
  }
  if (const auto* value = find_repeated(definition.enum_values)) {
    return problem_at(value->position, "Enum value ", definition.name, ".", value->name, " can only be defined once.");
  }
  if (const auto* member = find_repeated(definition.types)) {
    return problem_at(definition.position, "Union type ", definition.name, " can only include type ", member->name,
                      " once.");
  }
  return std::nullopt;
}

Found Schema::check_arguments(const NodeList<ArgumentDefinition>& arguments, const DirectiveDefinition* current) const {
  for (const ArgumentDefinition* argument : arguments) {
    if (auto problem = check_name(argument->position, argument->name)) return problem;
    const std::string_view name = argument->type->base_name();
    const Definition* definition = type(name);
    if (!definition) return problem_at(argument->type->position, "Undefined type ", name, ".");
    if (!definition->is_input()) {
      return problem_at(argument->position, "cannot use ", to_string(*argument->type), " as argument ", argument->name,
                        " because ", definition->kind, " is not a valid input type");
    }
    if (auto problem = check_directives(argument->directives, "ARGUMENT_DEFINITION", current, Repeats::kOnce)) {
      return problem;
    }
  }
  return std::nullopt;
}

Found Schema::check_directives(const NodeList<Directive>& directives, std::string_view location,
                               const DirectiveDefinition* current, Repeats repeats) const {
  std::set<std::string_view> seen;
  for (const Directive* used : directives) {
    if (auto problem = check_name(used->position, used->name)) return problem;
    if (current && used->name == current->name) {
      return problem_at(used->position, "Directive ", current->name, " cannot refer to itself.");
    }
    const DirectiveDefinition* definition = directive(used->name);
    if (!definition) return problem_at(used->position, "Undefined directive ", used->name, ".");
    const bool is_new = seen.insert(used->name).second;
    if (repeats == Repeats::kOnce && !is_new && !definition->is_repeatable) {
      return problem_at(used->position, "The directive ", used->name, " can only be used once at this location.");
    }
    if (auto problem = check_directive(*used, location)) return problem;
  }
  return std::nullopt;
}

Found Schema::check_directive(const Directive& used, std::string_view location) const {
  const DirectiveDefinition& definition = *directive(used.name);
  if (!definition.locations.find(location)) {
    return problem_at(used.position, "Directive ", used.name, " is not applicable on ", location, ".");
  }
  for (const Argument* argument : used.arguments) {
    if (definition.arguments.find(argument->name)) continue;
    return problem_at(argument->position, "Undefined argument ", argument->name, " for directive ", used.name, ".");
  }
  for (const ArgumentDefinition* wanted : definition.arguments) {
    if (!wanted->type->is_non_null || wanted->default_value) continue;
    const Argument* argument = used.arguments.find(wanted->name);
    if (argument && argument->value->kind != ValueKind::kNull) continue;
    return problem_at(used.position, "Argument ", wanted->name, " for directive ", used.name, " cannot be null.");
  }
  return std::nullopt;
}

Found Schema::check_interface(const Definition& definition, std::string_view name) const {
  const Definition* interface = type(name);
  if (!interface) return problem_at(definition.position, "Undefined type ", quote_for_message(name), ".");
  if (interface->kind != "INTERFACE") {
    return problem_at(definition.position, quote_for_message(name), " is a non interface type ", interface->kind, ".");
  }
  for (const FieldDefinition* wanted : interface->fields) {
    if (auto problem = check_interface_field(definition, *interface, *wanted)) return problem;
  }
  for (const Text* transitive : interface->interfaces) {
    if (definition.interfaces.find(transitive->name)) continue;
    if (transitive->name == definition.name) {
      return problem_at(definition.position, "Type ", definition.name, " cannot implement ", name,
                        " because it would create a circular reference.");
    }
    return problem_at(definition.position, "Type ", definition.name, " must implement ", transitive->name,
                      " because it is implemented by ", name, ".");
  }
  return std::nullopt;
}

Found Schema::check_interface_field(const Definition& definition, const Definition& interface,
                                    const FieldDefinition& wanted) const {
  const std::string start =
      "For " + std::string(definition.name) + " to implement " + std::string(interface.name) + " ";
  const FieldDefinition* field = definition.fields.find(wanted.name);
  if (!field) return problem_at(definition.position, start, "it must have a field called ", wanted.name, ".");
  if (!fits(*wanted.type, *field->type)) {
    return problem_at(field->position, start, "the field ", wanted.name, " must have type ", to_string(*wanted.type),
                      ".");
  }
  for (const ArgumentDefinition* argument : wanted.arguments) {
    const ArgumentDefinition* found = field->arguments.find(argument->name);
    const std::string same = "the field " + std::string(wanted.name) + " must have the same arguments but ";
    if (!found) return problem_at(field->position, start, same, "it is missing ", argument->name, ".");
    if (!is_compatible(*argument->type, *found->type)) {
      return problem_at(found->position, start, same, argument->name, " has the wrong type.");
    }
  }
  for (const ArgumentDefinition* argument : field->arguments) {
    const bool is_extra = !wanted.arguments.find(argument->name);
    if (!is_extra || !argument->type->is_non_null || argument->default_value) continue;
    return problem_at(argument->position, start, "any additional arguments on ", field->name,
                      " must be optional or have a default value but ", argument->name, " is required.");
  }
  return std::nullopt;
}

}  // namespace rego::graphql
