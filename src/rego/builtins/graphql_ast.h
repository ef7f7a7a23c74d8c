#pragma once
// GraphQL documents as trees. Nodes live in an arena and are never freed; lists are in the order of the text.

#include <string_view>

#include "rego/value/value.h"

namespace rego::graphql {

// A growing list of nodes; the arena that it grows in is given each time, so that nodes stay small and plain.
template <typename T>
class NodeList {
 public:
  void add(Arena& arena, T* item) {
    if (size_ == capacity_) grow(arena);
    items_[size_++] = item;
  }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* operator[](size_t i) const { return items_[i]; }
  T* const* begin() const { return items_; }
  T* const* end() const { return items_ + size_; }
  // The first of that name, or null.
  T* find(std::string_view name) const {
    for (T* item : *this) {
      if (item->name == name) return item;
    }
    return nullptr;
  }
  void add_all(Arena& arena, const NodeList& others) {
    for (T* item : others) add(arena, item);
  }

 private:
  void grow(Arena& arena) {
    capacity_ = capacity_ ? capacity_ * 2 : 4;
    T** items = arena.allocate_array<T*>(capacity_);
    for (uint32_t i = 0; i < size_; i++) items[i] = items_[i];
    items_ = items;
  }

  T** items_ = nullptr;
  uint32_t size_ = 0;
  uint32_t capacity_ = 0;
};

// Line 0 where there is none: nodes that come from a Rego object have no place.
struct Position {
  int64_t line = 0;
  int64_t column = 0;
};

struct Comment {
  std::string_view text;
};
// Comments that stand in front of a node; null where none were read.
using CommentGroup = NodeList<Comment>;

struct Text {
  std::string_view name;
};

struct Definition;
struct DirectiveDefinition;
struct FieldDefinition;
struct FragmentDefinition;
struct VariableDefinition;

struct TypeReference {
  std::string_view name;  // empty for a list
  const TypeReference* element = nullptr;
  bool is_non_null = false;
  Position position;

  // The name of the innermost type.
  std::string_view base_name() const { return element ? element->base_name() : name; }
};

enum class ValueKind : uint8_t {
  kVariable,
  kInt,
  kFloat,
  kString,
  kBlock,
  kBoolean,
  kNull,
  kEnum,
  kList,
  kObject,
};

struct Literal;
struct ChildLiteral {
  std::string_view name;  // of a field; empty in lists
  Literal* value = nullptr;
  Position position;
  const CommentGroup* comment = nullptr;
};

struct Literal {
  std::string_view raw;
  NodeList<ChildLiteral> children;
  ValueKind kind = ValueKind::kVariable;
  Position position;
  const CommentGroup* comment = nullptr;
  // Found while validating.
  const Definition* definition = nullptr;
  const VariableDefinition* variable = nullptr;
  const TypeReference* expected_type = nullptr;
  bool expected_type_has_default = false;
};

struct Argument {
  std::string_view name;
  Literal* value = nullptr;
  Position position;
  const CommentGroup* comment = nullptr;
};

struct Directive {
  std::string_view name;
  NodeList<Argument> arguments;
  Position position;
  const DirectiveDefinition* definition = nullptr;
  std::string_view location;
};

enum class SelectionKind : uint8_t { kField, kFragmentSpread, kInlineFragment };

// A field, the name of a fragment, or a fragment in place.
struct Selection {
  SelectionKind kind = SelectionKind::kField;
  std::string_view alias;
  std::string_view name;
  std::string_view type_condition;
  NodeList<Argument> arguments;
  NodeList<Directive> directives;
  NodeList<Selection> selections;
  Position position;
  const CommentGroup* comment = nullptr;
  // Found while validating.
  const FieldDefinition* field = nullptr;
  const FragmentDefinition* fragment = nullptr;
  const Definition* parent = nullptr;
};

struct VariableDefinition {
  std::string_view name;
  const TypeReference* type = nullptr;
  Literal* default_value = nullptr;
  NodeList<Directive> directives;
  Position position;
  const CommentGroup* comment = nullptr;
  const Definition* definition = nullptr;
  bool is_used = false;
};

struct Operation {
  std::string_view operation;  // "query", "mutation", "subscription"
  std::string_view name;
  NodeList<VariableDefinition> variables;
  NodeList<Directive> directives;
  NodeList<Selection> selections;
  Position position;
  const CommentGroup* comment = nullptr;
};

struct FragmentDefinition {
  std::string_view name;
  NodeList<VariableDefinition> variables;
  std::string_view type_condition;
  NodeList<Directive> directives;
  NodeList<Selection> selections;
  Position position;
  const CommentGroup* comment = nullptr;
  const Definition* definition = nullptr;
};

struct QueryDocument {
  NodeList<Operation> operations;
  NodeList<FragmentDefinition> fragments;
};

// What definitions have in front and behind.
struct DefinitionComments {
  const CommentGroup* before_description = nullptr;
  const CommentGroup* after_description = nullptr;
  const CommentGroup* end = nullptr;
};

struct ArgumentDefinition {
  std::string_view description;
  std::string_view name;
  Literal* default_value = nullptr;
  const TypeReference* type = nullptr;
  NodeList<Directive> directives;
  Position position;
  DefinitionComments comments;
};

struct FieldDefinition {
  std::string_view description;
  std::string_view name;
  NodeList<ArgumentDefinition> arguments;
  Literal* default_value = nullptr;
  const TypeReference* type = nullptr;
  NodeList<Directive> directives;
  Position position;
  DefinitionComments comments;
};

struct EnumValueDefinition {
  std::string_view description;
  std::string_view name;
  NodeList<Directive> directives;
  Position position;
  DefinitionComments comments;
};

struct Definition {
  std::string_view kind;  // SCALAR, OBJECT, INTERFACE, UNION, ENUM, INPUT_OBJECT
  std::string_view description;
  std::string_view name;
  NodeList<Directive> directives;
  NodeList<Text> interfaces;
  NodeList<FieldDefinition> fields;
  NodeList<Text> types;
  NodeList<EnumValueDefinition> enum_values;
  Position position;
  bool is_built_in = false;
  DefinitionComments comments;

  bool is_leaf() const { return kind == "ENUM" || kind == "SCALAR"; }
  bool is_abstract() const { return kind == "INTERFACE" || kind == "UNION"; }
  bool is_composite() const { return kind == "OBJECT" || is_abstract(); }
  bool is_input() const { return is_leaf() || kind == "INPUT_OBJECT"; }
};

struct DirectiveDefinition {
  std::string_view description;
  std::string_view name;
  NodeList<ArgumentDefinition> arguments;
  NodeList<Text> locations;
  bool is_repeatable = false;
  Position position;
  DefinitionComments comments;
};

struct OperationType {
  std::string_view operation;
  std::string_view type;
  Position position;
  const CommentGroup* comment = nullptr;
};

struct SchemaDefinition {
  std::string_view description;
  NodeList<Directive> directives;
  NodeList<OperationType> operation_types;
  Position position;
  DefinitionComments comments;
};

struct SchemaDocument {
  NodeList<SchemaDefinition> schemas;
  NodeList<SchemaDefinition> extensions_of_schema;
  NodeList<DirectiveDefinition> directives;
  NodeList<Definition> definitions;
  NodeList<Definition> extensions;
  const CommentGroup* comment = nullptr;
};

}  // namespace rego::graphql
