#pragma once
// The tokens of GraphQL (October 2021), with the places and complaints of the parser that OPA uses.

#include <string>
#include <string_view>

#include "rego/builtins/graphql_ast.h"

namespace rego::graphql {

enum class TokenKind : uint8_t {
  kInvalid,
  kEnd,
  kBang,
  kDollar,
  kAmpersand,
  kParenLeft,
  kParenRight,
  kSpread,
  kColon,
  kEquals,
  kAt,
  kBracketLeft,
  kBracketRight,
  kBraceLeft,
  kBraceRight,
  kPipe,
  kName,
  kInt,
  kFloat,
  kString,
  kBlockString,
  kComment,
};

// "!", "Name", "<EOF>".
std::string_view token_kind_text(TokenKind kind);

struct Token {
  TokenKind kind = TokenKind::kInvalid;
  std::string_view text;  // what names, numbers, strings and comments say
  Position position;

  std::string describe() const;
};

class Lexer {
 public:
  Lexer(Arena& arena, std::string_view text) : arena_(arena), text_(text) {}

  // The next token; an invalid one where there is none, and then problem() says why.
  Token next();
  const std::string& problem() const { return problem_; }

 private:
  void skip_space();
  void step(size_t bytes, int64_t runes) {
    end_ += bytes;
    end_runes_ += runes;
  }
  void step_rune();
  Token make(TokenKind kind, std::string_view text) const;
  Token make(TokenKind kind) const { return make(kind, text_.substr(start_, end_ - start_)); }
  Token fail(std::string problem);
  Token read_symbol(char c);
  Token read_comment();
  Token read_name();
  Token read_number();
  Token read_string();
  // An escape within a string, appended to `out`; the problem, or nothing.
  std::string read_escape(std::string& out);
  Token read_block_string();
  bool accept(std::string_view any_of);
  size_t accept_digits();
  std::string next_for_message() const;

  Arena& arena_;
  std::string_view text_;
  std::string problem_;
  size_t start_ = 0;
  size_t end_ = 0;
  int64_t start_runes_ = 0;
  int64_t end_runes_ = 0;
  int64_t line_ = 1;
  int64_t line_start_runes_ = 0;
};

}  // namespace rego::graphql
