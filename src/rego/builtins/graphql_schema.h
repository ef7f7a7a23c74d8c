#pragma once
// A schema that queries can be validated against: the definitions by name, with extensions merged into them and the
// definitions that every schema has.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rego/builtins/graphql_ast.h"

namespace rego::graphql {

struct Problem {
  std::string message;
  Position position;
};

// "input:3:7: message", without a place "input: message".
std::string to_string(const Problem& problem);

std::string to_string(const TypeReference& type);

class Schema {
 public:
  explicit Schema(Arena& arena) : arena_(arena) {}

  // Takes in a document of the user. Nothing, or the first problem. Merges extensions into the document's definitions.
  std::optional<Problem> build(const SchemaDocument& document);

  const Definition* type(std::string_view name) const;
  const DirectiveDefinition* directive(std::string_view name) const;
  // The objects that a value of the type may be.
  const std::vector<const Definition*>& possible_types(std::string_view name) const;
  // The root type of "query", "mutation" or "subscription", or null.
  const Definition* root(std::string_view operation) const;
  // In order of their names.
  const std::map<std::string_view, Definition*>& types() const { return types_; }

 private:
  using Found = std::optional<Problem>;

  Found add_definitions(const SchemaDocument& document);
  Found add_extension(const Definition& extension);
  void add_possible_types();
  Found add_directives(const SchemaDocument& document);
  Found add_entry_points(const SchemaDocument& document);
  Found add_roots(const SchemaDefinition& schema);
  void add_introspection_fields();

  Found check_types() const;
  Found check_type(const Definition& definition) const;
  Found check_field(const Definition& definition, const FieldDefinition& field) const;
  Found check_members(const Definition& definition) const;
  Found check_kinds_of_fields(const Definition& definition) const;
  Found check_uniqueness(const Definition& definition) const;
  Found check_arguments(const NodeList<ArgumentDefinition>& arguments, const DirectiveDefinition* current) const;
  enum class Repeats { kOnce, kAnyNumber };
  Found check_directives(const NodeList<Directive>& directives, std::string_view location,
                         const DirectiveDefinition* current, Repeats repeats) const;
  Found check_directive(const Directive& directive, std::string_view location) const;
  Found check_interface(const Definition& definition, std::string_view name) const;
  Found check_interface_field(const Definition& definition, const Definition& interface,
                              const FieldDefinition& wanted) const;
  bool fits(const TypeReference& wanted, const TypeReference& actual) const;
  Found check_input_cycles() const;

  Arena& arena_;
  std::map<std::string_view, Definition*> types_;
  std::vector<Definition*> order_;  // as they were defined
  std::map<std::string_view, const DirectiveDefinition*> directives_;
  std::map<std::string_view, std::vector<const Definition*>> possible_types_;
  Definition* query_ = nullptr;
  Definition* mutation_ = nullptr;
  Definition* subscription_ = nullptr;
};

// Whether a value of type `a` can stand where `b` is wanted.
bool is_compatible(const TypeReference& a, const TypeReference& b);

}  // namespace rego::graphql
