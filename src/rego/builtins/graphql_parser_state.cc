#include "rego/builtins/graphql_parser_state.h"

namespace rego::graphql {

// Reads the token ahead, and in front of it all comments, which become one group.
const Token& ParserState::peek() {
  if (problem_) return previous_;
  if (has_peeked_) return peeked_;
  CommentGroup* group = nullptr;
  while (true) {
    peeked_ = lexer_.next();
    if (peeked_.kind != TokenKind::kComment) break;
    if (!group) group = arena_.create<CommentGroup>();
    group->add(arena_, arena_.create<Comment>(Comment{peeked_.text}));
    previous_ = peeked_;
  }
  peeked_problem_ = peeked_.kind == TokenKind::kInvalid ? lexer_.problem() : std::string();
  comment_ = group;
  has_peeked_ = true;
  return peeked_;
}

Token ParserState::next() {
  peek();
  if (problem_) return previous_;
  has_peeked_ = false;
  comment_ = nullptr;
  previous_ = peeked_;
  if (previous_.kind == TokenKind::kInvalid) fail(previous_, peeked_problem_);
  return previous_;
}

void ParserState::fail(const Token& token, std::string message) {
  if (!problem_) problem_ = SyntaxProblem{std::move(message), token.position};
}

Token ParserState::expect(TokenKind kind) {
  const Token token = peek();
  if (token.kind == kind) return next();
  fail(token, "Expected " + std::string(token_kind_text(kind)) + ", found " + std::string(token_kind_text(token.kind)));
  return token;
}

const CommentGroup* ParserState::expect_keyword(std::string_view name) {
  const Token token = peek();
  const CommentGroup* before = comment_;
  if (next_is_name(name)) {
    next();
  } else {
    fail(token, "Expected \"" + std::string(name) + "\", found " + token.describe());
  }
  return before;
}

bool ParserState::skip(TokenKind kind) {
  if (problem_ || !next_is(kind)) return false;
  next();
  return true;
}

Literal* ParserState::parse_collection(Constness constness) {
  const Level level(*this);
  auto* value = arena_.create<Literal>();
  const bool is_list = next_is(TokenKind::kBracketLeft);
  value->kind = is_list ? ValueKind::kList : ValueKind::kObject;
  value->position = peek().position;
  value->comment = comment();
  const TokenKind close = is_list ? TokenKind::kBracketRight : TokenKind::kBraceRight;
  next();
  while (!next_is(close) && is_ok()) {
    auto* child = arena_.create<ChildLiteral>();
    if (!is_list) {
      child->position = peek().position;
      child->comment = comment();
      child->name = parse_name();
      expect(TokenKind::kColon);
    }
    child->value = parse_value(constness);
    value->children.add(arena_, child);
  }
  next();
  return value;
}

Literal* ParserState::parse_value(Constness constness) {
  const Token token = peek();
  auto* value = arena_.create<Literal>();
  value->position = token.position;
  switch (token.kind) {
    case TokenKind::kBracketLeft:
    case TokenKind::kBraceLeft:
      return parse_collection(constness);
    case TokenKind::kDollar:
      if (constness == Constness::kConstant) {
        fail_unexpected();
        return value;
      }
      next();
      value->raw = parse_name();
      return value;
    case TokenKind::kInt:
      value->kind = ValueKind::kInt;
      break;
    case TokenKind::kFloat:
      value->kind = ValueKind::kFloat;
      break;
    case TokenKind::kString:
      value->kind = ValueKind::kString;
      break;
    case TokenKind::kBlockString:
      value->kind = ValueKind::kBlock;
      break;
    case TokenKind::kName:
      value->kind = ValueKind::kEnum;
      if (token.text == "true" || token.text == "false") value->kind = ValueKind::kBoolean;
      if (token.text == "null") value->kind = ValueKind::kNull;
      break;
    default:
      fail_unexpected();
      return value;
  }
  next();
  value->raw = token.text;
  return value;
}

const TypeReference* ParserState::parse_type() {
  const Level level(*this);
  auto* type = arena_.create<TypeReference>();
  const bool is_list = is_ok() && skip(TokenKind::kBracketLeft);
  type->position = peek().position;
  if (is_list) {
    type->element = parse_type();
    expect(TokenKind::kBracketRight);
  } else {
    type->name = parse_name();
  }
  type->is_non_null = skip(TokenKind::kBang);
  return type;
}

void ParserState::parse_arguments(Constness constness, NodeList<Argument>& arguments) {
  some(TokenKind::kParenLeft, TokenKind::kParenRight, [&] {
    auto* argument = arena_.create<Argument>();
    argument->position = peek().position;
    argument->comment = comment();
    argument->name = parse_name();
    expect(TokenKind::kColon);
    argument->value = parse_value(constness);
    arguments.add(arena_, argument);
  });
}

void ParserState::parse_directives(Constness constness, NodeList<Directive>& directives) {
  while (next_is(TokenKind::kAt) && is_ok()) {
    next();
    auto* directive = arena_.create<Directive>();
    directive->position = peek().position;
    directive->name = parse_name();
    parse_arguments(constness, directive->arguments);
    directives.add(arena_, directive);
  }
}

}  // namespace rego::graphql
