#pragma once
// The lexer: one text to all of its tokens, before parsing starts. A position of the parser is then an index, and going
// back costs nothing. Errors of the text (a character that cannot be, a string without end) stand beside the token at
// which they are reported.

#include <string_view>
#include <vector>

#include "rego/syntax/source.h"
#include "rego/syntax/token.h"

namespace rego {

struct LexError {
  uint32_t token;  // index of the illegal token
  std::string_view message;
};

struct LexResult {
  std::vector<Token> tokens;     // the last is kEof
  std::vector<LexError> errors;  // in the order of their tokens
  std::vector<Span> comments;
};

// `source` must be shorter than 4 GiB.
LexResult lex(const Source& source);

}  // namespace rego
