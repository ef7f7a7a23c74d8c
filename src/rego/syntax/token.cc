// The names of tokens, as messages print them.

#include "rego/syntax/token.h"

namespace rego {

std::string_view token_name(TokenKind kind) {
  static constexpr std::string_view kNames[] = {
      "illegal",
      "eof",
      "identifier",
      "package",
      "import",
      "as",
      "default",
      "else",
      "not",
      "some",
      "with",
      "null",
      "true",
      "false",
      "in",
      "every",
      "contains",
      "if",
      "and",
      "or",
      "number",
      "string",
      "string",
      "template-string-part",
      "template-string-end",
      "raw-template-string-part",
      "raw-template-string-end",
      "[",
      "]",
      "{",
      "}",
      "(",
      ")",
      ",",
      ":",
      "plus",
      "minus",
      "mul",
      "div",
      "rem",
      "and",
      "or",
      "eq",
      "equal",
      "assign",
      "neq",
      "gt",
      "lt",
      "gte",
      "lte",
      ".",
      ";",
  };
  static_assert(sizeof(kNames) / sizeof(kNames[0]) == static_cast<size_t>(TokenKind::kSemicolon) + 1);
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace rego
