// Schemas: definitions of types and directives, and their extensions.

#include <algorithm>

#include "rego/builtins/graphql_parser_state.h"

namespace rego::graphql {
namespace {

struct TypeKeyword {
  std::string_view keyword;
  std::string_view kind;
};
constexpr TypeKeyword kTypeKeywords[] = {
    {"scalar", "SCALAR"}, {"type", "OBJECT"}, {"interface", "INTERFACE"},
    {"union", "UNION"},   {"enum", "ENUM"},   {"input", "INPUT_OBJECT"},
};

constexpr std::string_view kLocations[] = {
    "QUERY",
    "MUTATION",
    "SUBSCRIPTION",
    "FIELD",
    "FRAGMENT_DEFINITION",
    "FRAGMENT_SPREAD",
    "INLINE_FRAGMENT",
    "VARIABLE_DEFINITION",
    "SCHEMA",
    "SCALAR",
    "OBJECT",
    "FIELD_DEFINITION",
    "ARGUMENT_DEFINITION",
    "INTERFACE",
    "UNION",
    "ENUM",
    "ENUM_VALUE",
    "INPUT_OBJECT",
    "INPUT_FIELD_DEFINITION",
};

struct Description {
  std::string_view text;
  const CommentGroup* comment = nullptr;
};

enum class Role { kDefinition, kExtension };

class SchemaParser : public ParserState {
 public:
  using ParserState::ParserState;

  void parse(SchemaDocument& document) {
    while (!next_is(TokenKind::kEnd) && is_ok()) parse_item(document);
    document.comment = comment();
  }

 private:
  const TypeKeyword* next_type_keyword() {
    if (!next_is(TokenKind::kName)) return nullptr;
    const auto* const found = std::ranges::find(kTypeKeywords, peek().text, &TypeKeyword::keyword);
    return found == std::end(kTypeKeywords) ? nullptr : found;
  }

  void parse_item(SchemaDocument& document) {
    const Description description = parse_description();
    const Token description_token = last_;
    if (const TypeKeyword* keyword = next_type_keyword()) {
      document.definitions.add(arena_, parse_type_definition(*keyword, description, Role::kDefinition));
    } else if (next_is_name("schema")) {
      document.schemas.add(arena_, parse_schema_definition(description));
    } else if (next_is_name("directive")) {
      document.directives.add(arena_, parse_directive_definition(description));
    } else if (next_is_name("extend")) {
      if (!description.text.empty()) fail(description_token, "Unexpected " + description_token.describe());
      parse_extension(document);
    } else {
      fail_unexpected();
    }
  }

  Description parse_description() {
    if (!next_is(TokenKind::kString) && !next_is(TokenKind::kBlockString)) return {};
    Description description;
    description.comment = comment();
    last_ = next();
    description.text = last_.text;
    return description;
  }

  // The description of a member, and the comments around it. An empty one does not count.
  template <typename Member>
  void start_member(Member& member) {
    const Description description = parse_description();
    if (!description.text.empty()) {
      member.comments.before_description = description.comment;
      member.description = description.text;
    }
    member.comments.after_description = comment();
    member.position = peek().position;
  }

  void parse_extension(SchemaDocument& document) {
    const CommentGroup* before = expect_keyword("extend");
    if (next_is_name("schema")) {
      SchemaDefinition* extension = parse_schema_definition({});
      extension->comments.after_description = before;
      if (extension->directives.empty() && extension->operation_types.empty()) fail_unexpected();
      document.extensions_of_schema.add(arena_, extension);
    } else if (const TypeKeyword* keyword = next_type_keyword()) {
      Definition* extension = parse_type_definition(*keyword, {}, Role::kExtension);
      extension->comments.after_description = before;
      const bool is_empty = extension->directives.empty() && extension->interfaces.empty() &&
                            extension->fields.empty() && extension->types.empty() && extension->enum_values.empty();
      if (is_empty) fail_unexpected();
      document.extensions.add(arena_, extension);
    } else {
      fail_unexpected();
    }
  }

  SchemaDefinition* parse_schema_definition(const Description& description) {
    auto* schema = arena_.create<SchemaDefinition>();
    schema->comments.after_description = expect_keyword("schema");
    schema->comments.before_description = description.comment;
    schema->description = description.text;
    schema->position = peek().position;
    parse_directives(Constness::kConstant, schema->directives);
    schema->comments.end = some(TokenKind::kBraceLeft, TokenKind::kBraceRight, [&] {
      auto* type = arena_.create<OperationType>();
      type->position = peek().position;
      type->comment = comment();
      const Token operation = next();
      type->operation = operation.text;
      const bool is_known =
          operation.text == "query" || operation.text == "mutation" || operation.text == "subscription";
      if (!is_known) fail(operation, "Unexpected " + operation.describe());
      expect(TokenKind::kColon);
      type->type = parse_name();
      schema->operation_types.add(arena_, type);
    });
    return schema;
  }

  Definition* parse_type_definition(const TypeKeyword& keyword, const Description& description, Role role) {
    auto* definition = arena_.create<Definition>();
    definition->kind = keyword.kind;
    definition->comments.after_description = expect_keyword(keyword.keyword);
    definition->comments.before_description = description.comment;
    definition->description = description.text;
    definition->position = peek().position;
    definition->name = parse_name();
    const bool may_implement = keyword.kind == "OBJECT" || (keyword.kind == "INTERFACE" && role == Role::kDefinition);
    if (may_implement) parse_interfaces(definition->interfaces);
    const bool may_have_variables = keyword.kind == "INPUT_OBJECT" && role == Role::kExtension;
    parse_directives(may_have_variables ? Constness::kMayHaveVariables : Constness::kConstant, definition->directives);
    parse_members(*definition);
    return definition;
  }

  void parse_members(Definition& definition) {
    if (definition.kind == "UNION") {
      if (skip(TokenKind::kEquals)) parse_names(TokenKind::kPipe, definition.types);
    } else if (definition.kind == "ENUM") {
      definition.comments.end = some(TokenKind::kBraceLeft, TokenKind::kBraceRight,
                                     [&] { definition.enum_values.add(arena_, parse_enum_value()); });
    } else if (definition.kind != "SCALAR") {
      const bool is_input = definition.kind == "INPUT_OBJECT";
      definition.comments.end = some(TokenKind::kBraceLeft, TokenKind::kBraceRight, [&] {
        definition.fields.add(arena_, is_input ? parse_input<FieldDefinition>() : parse_field());
      });
    }
  }

  // Names between separators; one may stand in front.
  void parse_names(TokenKind separator, NodeList<Text>& names) {
    skip(separator);
    do {
      names.add(arena_, arena_.create<Text>(Text{parse_name()}));
    } while (skip(separator) && is_ok());
  }

  void parse_interfaces(NodeList<Text>& interfaces) {
    if (!next_is_name("implements")) return;
    next();
    parse_names(TokenKind::kAmpersand, interfaces);
  }

  FieldDefinition* parse_field() {
    auto* field = arena_.create<FieldDefinition>();
    start_member(*field);
    field->name = parse_name();
    parse_argument_definitions(field->arguments);
    expect(TokenKind::kColon);
    field->type = parse_type();
    parse_directives(Constness::kConstant, field->directives);
    return field;
  }

  // An argument, or a field of an input object.
  template <typename Member>
  Member* parse_input() {
    auto* member = arena_.create<Member>();
    start_member(*member);
    member->name = parse_name();
    expect(TokenKind::kColon);
    member->type = parse_type();
    if (skip(TokenKind::kEquals)) member->default_value = parse_value(Constness::kConstant);
    parse_directives(Constness::kConstant, member->directives);
    return member;
  }

  void parse_argument_definitions(NodeList<ArgumentDefinition>& arguments) {
    some(TokenKind::kParenLeft, TokenKind::kParenRight,
         [&] { arguments.add(arena_, parse_input<ArgumentDefinition>()); });
  }

  EnumValueDefinition* parse_enum_value() {
    auto* value = arena_.create<EnumValueDefinition>();
    start_member(*value);
    value->name = parse_name();
    parse_directives(Constness::kConstant, value->directives);
    return value;
  }

  DirectiveDefinition* parse_directive_definition(const Description& description) {
    auto* directive = arena_.create<DirectiveDefinition>();
    directive->comments.after_description = expect_keyword("directive");
    directive->comments.before_description = description.comment;
    directive->description = description.text;
    expect(TokenKind::kAt);
    directive->position = peek().position;
    directive->name = parse_name();
    parse_argument_definitions(directive->arguments);
    if (next_is_name("repeatable")) {
      directive->is_repeatable = true;
      next();
    }
    expect_keyword("on");
    skip(TokenKind::kPipe);
    do {
      const Token location = expect(TokenKind::kName);
      if (std::ranges::find(kLocations, location.text) == std::end(kLocations)) {
        fail(location, "Unexpected " + location.describe());
      }
      directive->locations.add(arena_, arena_.create<Text>(Text{location.text}));
    } while (skip(TokenKind::kPipe) && is_ok());
    return directive;
  }

  Token last_;  // the description that was read last
};

}  // namespace

std::optional<SyntaxProblem> parse_schema(Arena& arena, std::string_view text, Origin origin,
                                          SchemaDocument& document) {
  SchemaParser parser(arena, text);
  parser.parse(document);
  for (Definition* definition : document.definitions) definition->is_built_in = origin == Origin::kBuiltIn;
  return parser.problem();
}

}  // namespace rego::graphql
