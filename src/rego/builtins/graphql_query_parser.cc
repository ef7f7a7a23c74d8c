// Queries: operations and fragments.

#include "rego/builtins/graphql_parser_state.h"

namespace rego::graphql {
namespace {

class QueryParser : public ParserState {
 public:
  using ParserState::ParserState;

  void parse(QueryDocument& document) {
    while (!next_is(TokenKind::kEnd) && is_ok()) {
      const bool is_operation = next_is(TokenKind::kBraceLeft) || next_is_name("query") || next_is_name("mutation") ||
                                next_is_name("subscription");
      if (is_operation) {
        document.operations.add(arena_, parse_operation());
      } else if (next_is_name("fragment")) {
        document.fragments.add(arena_, parse_fragment());
      } else {
        fail_unexpected();
      }
    }
  }

 private:
  Operation* parse_operation() {
    auto* operation = arena_.create<Operation>();
    operation->position = peek().position;
    operation->operation = "query";
    // In OPA's tree an operation of braces alone has no comment.
    if (!next_is(TokenKind::kBraceLeft)) {
      operation->comment = comment();
      operation->operation = next().text;
      if (next_is(TokenKind::kName)) operation->name = next().text;
      parse_variables(operation->variables);
      parse_directives(Constness::kMayHaveVariables, operation->directives);
    }
    parse_selections(operation->selections);
    return operation;
  }

  FragmentDefinition* parse_fragment() {
    auto* fragment = arena_.create<FragmentDefinition>();
    fragment->position = peek().position;
    fragment->comment = comment();
    expect_keyword("fragment");
    fragment->name = parse_fragment_name();
    parse_variables(fragment->variables);
    expect_keyword("on");
    fragment->type_condition = parse_name();
    parse_directives(Constness::kMayHaveVariables, fragment->directives);
    parse_selections(fragment->selections);
    return fragment;
  }

  void parse_variables(NodeList<VariableDefinition>& variables) {
    some(TokenKind::kParenLeft, TokenKind::kParenRight, [&] {
      auto* variable = arena_.create<VariableDefinition>();
      variable->position = peek().position;
      variable->comment = comment();
      expect(TokenKind::kDollar);
      variable->name = parse_name();
      expect(TokenKind::kColon);
      variable->type = parse_type();
      if (skip(TokenKind::kEquals)) variable->default_value = parse_value(Constness::kConstant);
      parse_directives(Constness::kMayHaveVariables, variable->directives);
      variables.add(arena_, variable);
    });
  }

  void parse_selections(NodeList<Selection>& selections) {
    const Level level(*this);
    if (!next_is(TokenKind::kBraceLeft)) {
      fail(peek(), "Expected {, found " + std::string(token_kind_text(peek().kind)));
      return;
    }
    some(TokenKind::kBraceLeft, TokenKind::kBraceRight,
         [&] { selections.add(arena_, next_is(TokenKind::kSpread) ? parse_spread() : parse_field()); });
  }

  Selection* parse_field() {
    auto* field = arena_.create<Selection>();
    field->position = peek().position;
    field->comment = comment();
    field->alias = parse_name();
    field->name = skip(TokenKind::kColon) ? parse_name() : field->alias;
    parse_arguments(Constness::kMayHaveVariables, field->arguments);
    parse_directives(Constness::kMayHaveVariables, field->directives);
    if (next_is(TokenKind::kBraceLeft)) parse_selections(field->selections);
    return field;
  }

  Selection* parse_spread() {
    auto* spread = arena_.create<Selection>();
    spread->comment = comment();
    expect(TokenKind::kSpread);
    spread->position = peek().position;
    if (next_is(TokenKind::kName) && !next_is_name("on")) {
      spread->kind = SelectionKind::kFragmentSpread;
      spread->name = parse_fragment_name();
      parse_directives(Constness::kMayHaveVariables, spread->directives);
      return spread;
    }
    spread->kind = SelectionKind::kInlineFragment;
    if (next_is_name("on")) {
      next();
      spread->type_condition = parse_name();
    }
    parse_directives(Constness::kMayHaveVariables, spread->directives);
    parse_selections(spread->selections);
    return spread;
  }

  std::string_view parse_fragment_name() {
    if (!next_is_name("on")) return parse_name();
    fail_unexpected();
    return {};
  }
};

}  // namespace

std::optional<SyntaxProblem> parse_query(Arena& arena, std::string_view text, QueryDocument& document) {
  QueryParser parser(arena, text);
  parser.parse(document);
  return parser.problem();
}

}  // namespace rego::graphql
