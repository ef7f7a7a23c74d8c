#include "rego/builtins/graphql_values.h"

#include "rego/value/builders.h"

namespace rego::graphql {
namespace {

class TreeWriter {
 public:
  explicit TreeWriter(Arena& arena) : arena_(arena) {}

  Value write(const QueryDocument& document) {
    Fields fields(*this);
    fields.add_list("Operations", document.operations);
    fields.add_list("Fragments", document.fragments);
    return fields.finish();
  }

  Value write(const SchemaDocument& document) {
    Fields fields(*this);
    fields.add_list("Schema", document.schemas);
    fields.add_list("SchemaExtension", document.extensions_of_schema);
    fields.add_list("Directives", document.directives);
    fields.add_list("Definitions", document.definitions);
    fields.add_list("Extensions", document.extensions);
    fields.add_comment("Comment", document.comment);
    return fields.finish();
  }

 private:
  // Builds an object and leaves out what is empty.
  class Fields {
   public:
    explicit Fields(TreeWriter& writer) : writer_(writer), object_(writer.arena_) {}

    void add(std::string_view name, const Value& value) {
      if (value.is_undefined() || (value.is_collection() && value.size() == 0)) return;
      object_.add(Value::string(writer_.arena_, name), value);
    }
    void add_text(std::string_view name, std::string_view text) { add(name, Value::string(writer_.arena_, text)); }
    void add_truth(std::string_view name, bool truth) { add(name, Value::boolean(truth)); }
    template <typename T>
    void add_list(std::string_view name, const NodeList<T>& items) {
      ArrayBuilder list(writer_.arena_);
      for (const T* item : items) {
        const Value value = writer_.write(*item);
        if (!value.is_collection() || value.size()) list.add(value);
      }
      add(name, list.finish());
    }
    template <typename T>
    void add_optional(std::string_view name, const T* item) {
      if (item) add(name, writer_.write(*item));
    }
    void add_comment(std::string_view name, const CommentGroup* group) {
      if (!group) return;
      Fields comment(writer_);
      comment.add_list("List", *group);
      add(name, comment.finish());
    }
    void add_comments(const DefinitionComments& comments) {
      add_comment("BeforeDescriptionComment", comments.before_description);
      add_comment("AfterDescriptionComment", comments.after_description);
      add_comment("EndOfDefinitionComment", comments.end);
    }
    Value finish() { return object_.finish(); }

   private:
    TreeWriter& writer_;
    ObjectBuilder object_;
  };

  Value write(const Text& text) { return Value::string(arena_, text.name); }

  Value write(const Comment& comment) {
    Fields fields(*this);
    fields.add_text("Value", comment.text);
    return fields.finish();
  }

  Value write(const TypeReference& type) {
    Fields fields(*this);
    fields.add_text("NamedType", type.name);
    fields.add_optional("Elem", type.element);
    fields.add_truth("NonNull", type.is_non_null);
    return fields.finish();
  }

  Value write(const ChildLiteral& child) {
    Fields fields(*this);
    fields.add_text("Name", child.name);
    fields.add_optional("Value", child.value);
    fields.add_comment("Comment", child.comment);
    return fields.finish();
  }

  Value write(const Literal& literal) {
    Fields fields(*this);
    fields.add_text("Raw", literal.raw);
    fields.add_list("Children", literal.children);
    fields.add("Kind", Value::integer(static_cast<int64_t>(literal.kind)));
    fields.add_comment("Comment", literal.comment);
    fields.add_truth("ExpectedTypeHasDefault", literal.expected_type_has_default);
    return fields.finish();
  }

  Value write(const Argument& argument) {
    Fields fields(*this);
    fields.add_text("Name", argument.name);
    fields.add_optional("Value", argument.value);
    fields.add_comment("Comment", argument.comment);
    return fields.finish();
  }

  Value write(const Directive& directive) {
    Fields fields(*this);
    fields.add_text("Name", directive.name);
    fields.add_list("Arguments", directive.arguments);
    fields.add_text("Location", directive.location);
    return fields.finish();
  }

  Value write(const Selection& selection) {
    Fields fields(*this);
    if (selection.kind == SelectionKind::kField) fields.add_text("Alias", selection.alias);
    if (selection.kind != SelectionKind::kInlineFragment) fields.add_text("Name", selection.name);
    if (selection.kind == SelectionKind::kInlineFragment) fields.add_text("TypeCondition", selection.type_condition);
    fields.add_list("Arguments", selection.arguments);
    fields.add_list("Directives", selection.directives);
    fields.add_list("SelectionSet", selection.selections);
    fields.add_comment("Comment", selection.comment);
    return fields.finish();
  }

  Value write(const VariableDefinition& variable) {
    Fields fields(*this);
    fields.add_text("Variable", variable.name);
    fields.add_optional("Type", variable.type);
    fields.add_optional("DefaultValue", variable.default_value);
    fields.add_list("Directives", variable.directives);
    fields.add_comment("Comment", variable.comment);
    fields.add_truth("Used", variable.is_used);
    return fields.finish();
  }

  Value write(const Operation& operation) {
    Fields fields(*this);
    fields.add_text("Operation", operation.operation);
    fields.add_text("Name", operation.name);
    fields.add_list("VariableDefinitions", operation.variables);
    fields.add_list("Directives", operation.directives);
    fields.add_list("SelectionSet", operation.selections);
    fields.add_comment("Comment", operation.comment);
    return fields.finish();
  }

  Value write(const FragmentDefinition& fragment) {
    Fields fields(*this);
    fields.add_text("Name", fragment.name);
    fields.add_list("VariableDefinition", fragment.variables);
    fields.add_text("TypeCondition", fragment.type_condition);
    fields.add_list("Directives", fragment.directives);
    fields.add_list("SelectionSet", fragment.selections);
    fields.add_comment("Comment", fragment.comment);
    return fields.finish();
  }

  Value write(const ArgumentDefinition& argument) {
    Fields fields(*this);
    fields.add_text("Description", argument.description);
    fields.add_text("Name", argument.name);
    fields.add_optional("DefaultValue", argument.default_value);
    fields.add_optional("Type", argument.type);
    fields.add_list("Directives", argument.directives);
    fields.add_comments(argument.comments);
    return fields.finish();
  }

  Value write(const FieldDefinition& field) {
    Fields fields(*this);
    fields.add_text("Description", field.description);
    fields.add_text("Name", field.name);
    fields.add_list("Arguments", field.arguments);
    fields.add_optional("DefaultValue", field.default_value);
    fields.add_optional("Type", field.type);
    fields.add_list("Directives", field.directives);
    fields.add_comments(field.comments);
    return fields.finish();
  }

  Value write(const EnumValueDefinition& value) {
    Fields fields(*this);
    fields.add_text("Description", value.description);
    fields.add_text("Name", value.name);
    fields.add_list("Directives", value.directives);
    fields.add_comments(value.comments);
    return fields.finish();
  }

  Value write(const Definition& definition) {
    Fields fields(*this);
    fields.add_text("Kind", definition.kind);
    fields.add_text("Description", definition.description);
    fields.add_text("Name", definition.name);
    fields.add_list("Directives", definition.directives);
    fields.add_list("Interfaces", definition.interfaces);
    fields.add_list("Fields", definition.fields);
    fields.add_list("Types", definition.types);
    fields.add_list("EnumValues", definition.enum_values);
    fields.add_truth("BuiltIn", definition.is_built_in);
    fields.add_comments(definition.comments);
    return fields.finish();
  }

  Value write(const DirectiveDefinition& directive) {
    Fields fields(*this);
    fields.add_text("Description", directive.description);
    fields.add_text("Name", directive.name);
    fields.add_list("Arguments", directive.arguments);
    fields.add_list("Locations", directive.locations);
    fields.add_truth("IsRepeatable", directive.is_repeatable);
    fields.add_comments(directive.comments);
    return fields.finish();
  }

  Value write(const OperationType& type) {
    Fields fields(*this);
    fields.add_text("Operation", type.operation);
    fields.add_text("Type", type.type);
    fields.add_comment("Comment", type.comment);
    return fields.finish();
  }

  Value write(const SchemaDefinition& schema) {
    Fields fields(*this);
    fields.add_text("Description", schema.description);
    fields.add_list("Directives", schema.directives);
    fields.add_list("OperationTypes", schema.operation_types);
    fields.add_comments(schema.comments);
    return fields.finish();
  }

  Arena& arena_;
};

class TreeReader {
 public:
  explicit TreeReader(Arena& arena) : arena_(arena) {}

  bool is_ok() const { return is_ok_; }

  void read(const Value& object, QueryDocument& document) {
    take_list(object, "Operations", document.operations);
    take_list(object, "Fragments", document.fragments);
  }

  void read(const Value& object, SchemaDocument& document) {
    take_list(object, "Schema", document.schemas);
    take_list(object, "SchemaExtension", document.extensions_of_schema);
    take_list(object, "Directives", document.directives);
    take_list(object, "Definitions", document.definitions);
    take_list(object, "Extensions", document.extensions);
    document.comment = take_comment(object, "Comment");
  }

 private:
  // The field, or undefined where it is missing or null.
  static Value field(const Value& object, std::string_view name) {
    const Value value = object.get(name);
    return value.is_null() ? Value() : value;
  }

  void take_text(const Value& object, std::string_view name, std::string_view& text) {
    const Value value = field(object, name);
    if (value.is_string()) text = value.as_string();
    if (value.is_defined() && !value.is_string()) is_ok_ = false;
  }

  void take_truth(const Value& object, std::string_view name, bool& truth) {
    const Value value = field(object, name);
    if (value.is_boolean()) truth = value.as_boolean();
    if (value.is_defined() && !value.is_boolean()) is_ok_ = false;
  }

  template <typename T>
  T* take_node(const Value& value) {
    T* node = arena_.create<T>();
    if constexpr (std::is_same_v<T, Text>) {
      is_ok_ = is_ok_ && value.is_string();
      if (value.is_string()) node->name = value.as_string();
    } else {
      is_ok_ = is_ok_ && value.is_object();
      if (value.is_object()) read(value, *node);
    }
    return node;
  }

  template <typename T>
  void take_list(const Value& object, std::string_view name, NodeList<T>& items) {
    const Value list = field(object, name);
    if (list.is_undefined()) return;
    is_ok_ = is_ok_ && list.is_array();
    if (!list.is_array()) return;
    for (const Value& item : list.items()) items.add(arena_, take_node<T>(item));
  }

  template <typename T>
  T* take_optional(const Value& object, std::string_view name) {
    const Value value = field(object, name);
    return value.is_defined() ? take_node<T>(value) : nullptr;
  }

  template <typename T>
  T* take_required(const Value& object, std::string_view name) {
    T* node = take_optional<T>(object, name);
    if (!node) is_ok_ = false;
    return node ? node : arena_.create<T>();
  }

  const CommentGroup* take_comment(const Value& object, std::string_view name) {
    const Value value = field(object, name);
    if (!value.is_object()) return nullptr;
    auto* group = arena_.create<CommentGroup>();
    take_list(value, "List", *group);
    return group;
  }

  void take_comments(const Value& object, DefinitionComments& comments) {
    comments.before_description = take_comment(object, "BeforeDescriptionComment");
    comments.after_description = take_comment(object, "AfterDescriptionComment");
    comments.end = take_comment(object, "EndOfDefinitionComment");
  }

  void read(const Value& object, Comment& comment) { take_text(object, "Value", comment.text); }

  void read(const Value& object, TypeReference& type) {
    take_text(object, "NamedType", type.name);
    type.element = take_optional<TypeReference>(object, "Elem");
    take_truth(object, "NonNull", type.is_non_null);
  }

  void read(const Value& object, ChildLiteral& child) {
    take_text(object, "Name", child.name);
    child.value = take_required<Literal>(object, "Value");
    child.comment = take_comment(object, "Comment");
  }

  void read(const Value& object, Literal& literal) {
    take_text(object, "Raw", literal.raw);
    take_list(object, "Children", literal.children);
    literal.comment = take_comment(object, "Comment");
    const Value kind = field(object, "Kind");
    if (kind.is_undefined()) return;
    const bool is_known =
        kind.is_integer() && kind.as_integer() >= 0 && kind.as_integer() <= static_cast<int64_t>(ValueKind::kObject);
    if (is_known) literal.kind = static_cast<ValueKind>(kind.as_integer());
    is_ok_ = is_ok_ && is_known;
  }

  void read(const Value& object, Argument& argument) {
    take_text(object, "Name", argument.name);
    argument.value = take_required<Literal>(object, "Value");
    argument.comment = take_comment(object, "Comment");
  }

  void read(const Value& object, Directive& directive) {
    take_text(object, "Name", directive.name);
    take_list(object, "Arguments", directive.arguments);
    take_text(object, "Location", directive.location);
  }

  // Whatever it was, OPA reads a selection as a field.
  void read(const Value& object, Selection& selection) {
    take_text(object, "Alias", selection.alias);
    take_text(object, "Name", selection.name);
    take_list(object, "Arguments", selection.arguments);
    take_list(object, "Directives", selection.directives);
    take_list(object, "SelectionSet", selection.selections);
  }

  void read(const Value& object, VariableDefinition& variable) {
    take_text(object, "Variable", variable.name);
    variable.type = take_required<TypeReference>(object, "Type");
    variable.default_value = take_optional<Literal>(object, "DefaultValue");
    take_list(object, "Directives", variable.directives);
    variable.comment = take_comment(object, "Comment");
    take_truth(object, "Used", variable.is_used);
  }

  void read(const Value& object, Operation& operation) {
    take_text(object, "Operation", operation.operation);
    take_text(object, "Name", operation.name);
    take_list(object, "VariableDefinitions", operation.variables);
    take_list(object, "Directives", operation.directives);
    take_list(object, "SelectionSet", operation.selections);
  }

  void read(const Value& object, FragmentDefinition& fragment) {
    take_text(object, "Name", fragment.name);
    take_list(object, "VariableDefinition", fragment.variables);
    take_text(object, "TypeCondition", fragment.type_condition);
    take_list(object, "Directives", fragment.directives);
    take_list(object, "SelectionSet", fragment.selections);
  }

  void read(const Value& object, ArgumentDefinition& argument) {
    take_text(object, "Description", argument.description);
    take_text(object, "Name", argument.name);
    argument.default_value = take_optional<Literal>(object, "DefaultValue");
    argument.type = take_required<TypeReference>(object, "Type");
    take_list(object, "Directives", argument.directives);
    take_comments(object, argument.comments);
  }

  void read(const Value& object, FieldDefinition& definition) {
    take_text(object, "Description", definition.description);
    take_text(object, "Name", definition.name);
    take_list(object, "Arguments", definition.arguments);
    definition.default_value = take_optional<Literal>(object, "DefaultValue");
    definition.type = take_required<TypeReference>(object, "Type");
    take_list(object, "Directives", definition.directives);
    take_comments(object, definition.comments);
  }

  void read(const Value& object, EnumValueDefinition& value) {
    take_text(object, "Description", value.description);
    take_text(object, "Name", value.name);
    take_list(object, "Directives", value.directives);
    take_comments(object, value.comments);
  }

  void read(const Value& object, Definition& definition) {
    take_text(object, "Kind", definition.kind);
    take_text(object, "Description", definition.description);
    take_text(object, "Name", definition.name);
    take_list(object, "Directives", definition.directives);
    take_list(object, "Interfaces", definition.interfaces);
    take_list(object, "Fields", definition.fields);
    take_list(object, "Types", definition.types);
    take_list(object, "EnumValues", definition.enum_values);
    take_truth(object, "BuiltIn", definition.is_built_in);
    take_comments(object, definition.comments);
  }

  void read(const Value& object, DirectiveDefinition& directive) {
    take_text(object, "Description", directive.description);
    take_text(object, "Name", directive.name);
    take_list(object, "Arguments", directive.arguments);
    take_list(object, "Locations", directive.locations);
    take_truth(object, "IsRepeatable", directive.is_repeatable);
    take_comments(object, directive.comments);
  }

  void read(const Value& object, OperationType& type) {
    take_text(object, "Operation", type.operation);
    take_text(object, "Type", type.type);
    type.comment = take_comment(object, "Comment");
  }

  void read(const Value& object, SchemaDefinition& schema) {
    take_text(object, "Description", schema.description);
    take_list(object, "Directives", schema.directives);
    take_list(object, "OperationTypes", schema.operation_types);
    take_comments(object, schema.comments);
  }

  Arena& arena_;
  bool is_ok_ = true;
};

}  // namespace

Value to_value(Arena& arena, const QueryDocument& document) { return TreeWriter(arena).write(document); }
Value to_value(Arena& arena, const SchemaDocument& document) { return TreeWriter(arena).write(document); }

bool read_value(Arena& arena, const Value& object, QueryDocument& document) {
  TreeReader reader(arena);
  reader.read(object, document);
  return reader.is_ok();
}

bool read_value(Arena& arena, const Value& object, SchemaDocument& document) {
  TreeReader reader(arena);
  reader.read(object, document);
  return reader.is_ok();
}

}  // namespace rego::graphql
