// Building a schema: definitions by name, extensions, possible types, directives, entry points, and then the checks
// (graphql_schema_checks.cc), in the order of the library that OPA uses: the first problem is the one that is reported.

#include "rego/builtins/graphql_schema.h"

#include <algorithm>

#include "rego/builtins/graphql_parser.h"
#include "rego/builtins/graphql_prelude.h"

namespace rego::graphql {
namespace {

constexpr std::string_view kBuiltInDirectives[] = {"include", "skip", "deprecated", "specifiedBy", "defer", "oneOf"};

}  // namespace

std::string to_string(const Problem& problem) {
  if (problem.position.line == 0) return "input: " + problem.message;
  return "input:" + std::to_string(problem.position.line) + ":" + std::to_string(problem.position.column) + ": " +
         problem.message;
}

std::string to_string(const TypeReference& type) {
  std::string text = type.element ? "[" + to_string(*type.element) + "]" : std::string(type.name);
  if (type.is_non_null) text += '!';
  return text;
}

const Definition* Schema::type(std::string_view name) const {
  const auto found = types_.find(name);
  return found == types_.end() ? nullptr : found->second;
}

const DirectiveDefinition* Schema::directive(std::string_view name) const {
  const auto found = directives_.find(name);
  return found == directives_.end() ? nullptr : found->second;
}

const std::vector<const Definition*>& Schema::possible_types(std::string_view name) const {
  static const std::vector<const Definition*> kNone;
  const auto found = possible_types_.find(name);
  return found == possible_types_.end() ? kNone : found->second;
}

const Definition* Schema::root(std::string_view operation) const {
  if (operation == "mutation") return mutation_;
  return operation == "subscription" ? subscription_ : query_;
}

Schema::Found Schema::build(const SchemaDocument& document) {
  SchemaDocument merged;
  parse_schema(arena_, kPrelude, Origin::kBuiltIn, merged);
  merged.schemas.add_all(arena_, document.schemas);
  merged.extensions_of_schema.add_all(arena_, document.extensions_of_schema);
  merged.directives.add_all(arena_, document.directives);
  merged.definitions.add_all(arena_, document.definitions);
  merged.extensions.add_all(arena_, document.extensions);
  if (auto problem = add_definitions(merged)) return problem;
  add_possible_types();
  if (auto problem = add_directives(merged)) return problem;
  if (auto problem = add_entry_points(merged)) return problem;
  if (auto problem = check_types()) return problem;
  if (auto problem = check_input_cycles()) return problem;
  for (const auto& [name, directive] : directives_) {
    if (name.starts_with("__")) {
      return Problem{"Name \"" + std::string(name) +
                         "\" must not begin with \"__\", which is reserved by GraphQL "
                         "introspection.",
                     directive->position};
    }
    if (auto problem = check_arguments(directive->arguments, directive)) return problem;
  }
  if (document.schemas.empty()) {
    const auto by_name = [&](std::string_view name, Definition*& root) {
      const auto found = types_.find(name);
      if (!root && found != types_.end()) root = found->second;
    };
    by_name("Query", query_);
    by_name("Mutation", mutation_);
    by_name("Subscription", subscription_);
  }
  if (query_) add_introspection_fields();
  return std::nullopt;
}

Schema::Found Schema::add_definitions(const SchemaDocument& document) {
  for (Definition* definition : document.definitions) {
    if (!types_.try_emplace(definition->name, definition).second) {
      return Problem{"Cannot redeclare type " + std::string(definition->name) + ".", definition->position};
    }
    order_.push_back(definition);
  }
  for (const Definition* extension : document.extensions) {
    if (auto problem = add_extension(*extension)) return problem;
  }
  return std::nullopt;
}

// What is extended without having been defined is defined by that.
Schema::Found Schema::add_extension(const Definition& extension) {
  Definition*& definition = types_[extension.name];
  if (!definition) {
    definition = arena_.create<Definition>();
    definition->kind = extension.kind;
    definition->name = extension.name;
    definition->position = extension.position;
    order_.push_back(definition);
  }
  if (definition->kind != extension.kind) {
    return Problem{"Cannot extend type " + std::string(extension.name) + " because the base type is a " +
                       std::string(definition->kind) + ", not " + std::string(extension.kind) + ".",
                   extension.position};
  }
  definition->directives.add_all(arena_, extension.directives);
  definition->interfaces.add_all(arena_, extension.interfaces);
  definition->fields.add_all(arena_, extension.fields);
  definition->types.add_all(arena_, extension.types);
  definition->enum_values.add_all(arena_, extension.enum_values);
  return std::nullopt;
}

void Schema::add_possible_types() {
  for (const Definition* definition : order_) {
    if (definition->kind == "UNION") {
      for (const Text* member : definition->types) {
        const Definition* object = type(member->name);
        if (object) possible_types_[definition->name].push_back(object);
      }
    } else if (definition->kind == "OBJECT" || definition->kind == "INPUT_OBJECT" || definition->kind == "INTERFACE") {
      for (const Text* interface : definition->interfaces) possible_types_[interface->name].push_back(definition);
      if (definition->kind != "INTERFACE") possible_types_[definition->name].push_back(definition);
    }
  }
}

Schema::Found Schema::add_directives(const SchemaDocument& document) {
  for (const DirectiveDefinition* directive : document.directives) {
    const bool may_repeat = std::ranges::find(kBuiltInDirectives, directive->name) != std::end(kBuiltInDirectives);
    if (directives_.contains(directive->name) && !may_repeat) {
      return Problem{"Cannot redeclare directive " + std::string(directive->name) + ".", directive->position};
    }
    directives_[directive->name] = directive;
  }
  return std::nullopt;
}

Schema::Found Schema::add_entry_points(const SchemaDocument& document) {
  if (document.schemas.size() > 1) {
    return Problem{"Cannot have multiple schema entry points, consider schema extensions instead.",
                   document.schemas[1]->position};
  }
  if (!document.schemas.empty()) {
    if (auto problem = add_roots(*document.schemas[0])) return problem;
  }
  for (const SchemaDefinition* extension : document.extensions_of_schema) {
    if (auto problem = add_roots(*extension)) return problem;
  }
  return std::nullopt;
}

Schema::Found Schema::add_roots(const SchemaDefinition& schema) {
  for (const OperationType* entry : schema.operation_types) {
    const auto found = types_.find(entry->type);
    if (found == types_.end()) {
      return Problem{"Schema root " + std::string(entry->operation) + " refers to a type " + std::string(entry->type) +
                         " that does not exist.",
                     entry->position};
    }
    if (entry->operation == "query") query_ = found->second;
    if (entry->operation == "mutation") mutation_ = found->second;
    if (entry->operation == "subscription") subscription_ = found->second;
  }
  return check_directives(schema.directives, "SCHEMA", nullptr, Repeats::kOnce);
}

// __schema and __type, which every query may ask for.
void Schema::add_introspection_fields() {
  const auto make_type = [&](std::string_view name, bool is_non_null) {
    auto* type = arena_.create<TypeReference>();
    type->name = name;
    type->is_non_null = is_non_null;
    return type;
  };
  auto* schema = arena_.create<FieldDefinition>();
  schema->name = "__schema";
  schema->type = make_type("__Schema", true);
  auto* by_name = arena_.create<FieldDefinition>();
  by_name->name = "__type";
  by_name->type = make_type("__Type", false);
  auto* name = arena_.create<ArgumentDefinition>();
  name->name = "name";
  name->type = make_type("String", true);
  by_name->arguments.add(arena_, name);
  query_->fields.add(arena_, schema);
  query_->fields.add(arena_, by_name);
}

}  // namespace rego::graphql
