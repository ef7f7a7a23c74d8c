#pragma once
// What the parsers of queries and of schemas share: a token ahead, the comments in front of it, and the parts that
// occur in both (names, values, types, arguments, directives). After the first problem nothing moves any more.

#include <optional>

#include "rego/builtins/graphql_parser.h"

namespace rego::graphql {

enum class Constness { kConstant, kMayHaveVariables };

class ParserState {
 public:
  ParserState(Arena& arena, std::string_view text) : arena_(arena), lexer_(arena, text) {}

  const std::optional<SyntaxProblem>& problem() const { return problem_; }

 protected:
  // Counts the nesting while it lives.
  class Level {
   public:
    explicit Level(ParserState& parser) : parser_(parser) {
      if (++parser_.depth_ > kDepthMax) parser_.fail(parser_.peek(), "document nests too deeply");
    }
    ~Level() { parser_.depth_--; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    ParserState& parser_;
  };

  bool is_ok() const { return !problem_; }
  const Token& peek();
  Token next();
  bool next_is(TokenKind kind) { return peek().kind == kind; }
  bool next_is_name(std::string_view name) { return next_is(TokenKind::kName) && peek().text == name; }
  void fail(const Token& token, std::string message);
  void fail_unexpected() { fail(peek(), "Unexpected " + peek().describe()); }
  Token expect(TokenKind kind);
  // Returns the comments in front of the keyword.
  const CommentGroup* expect_keyword(std::string_view name);
  bool skip(TokenKind kind);
  // The comments in front of the next token.
  const CommentGroup* comment() {
    peek();
    return comment_;
  }

  // Items between brackets, if those are there; at least one. Returns the comments in front of the closing bracket.
  template <typename Parse>
  const CommentGroup* some(TokenKind open, TokenKind close, Parse parse) {
    if (!skip(open)) return nullptr;
    bool has_one = false;
    while (!next_is(close) && is_ok()) {
      has_one = true;
      parse();
    }
    if (!has_one) {
      fail(peek(), "expected at least one definition, found " + std::string(token_kind_text(peek().kind)));
      return nullptr;
    }
    const CommentGroup* end = comment_;
    next();
    return end;
  }

  std::string_view parse_name() { return expect(TokenKind::kName).text; }
  Literal* parse_value(Constness constness);
  const TypeReference* parse_type();
  void parse_arguments(Constness constness, NodeList<Argument>& arguments);
  void parse_directives(Constness constness, NodeList<Directive>& directives);

  Arena& arena_;

 private:
  Literal* parse_collection(Constness constness);
  void read_comments();

  Lexer lexer_;
  std::optional<SyntaxProblem> problem_;
  bool has_peeked_ = false;
  Token peeked_;
  std::string peeked_problem_;
  Token previous_;
  const CommentGroup* comment_ = nullptr;
  int depth_ = 0;
};

}  // namespace rego::graphql
