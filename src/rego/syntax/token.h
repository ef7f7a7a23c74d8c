#pragma once
// Tokens of Rego. The lexer knows the eleven words that are keywords everywhere; the words that a version or an import
// turns into keywords (in, if, contains, every, and, or) come as identifiers that remember which word they are.

#include <cstdint>
#include <string_view>

namespace rego {

enum class TokenKind : uint8_t {
  kIllegal,
  kEof,
  kIdent,

  kPackage,
  kImport,
  kAs,
  kDefault,
  kElse,
  kNot,
  kSome,
  kWith,
  kNull,
  kTrue,
  kFalse,

  kIn,
  kEvery,
  kContains,
  kIf,
  kLogicalAnd,
  kLogicalOr,

  kNumber,
  kString,        // "…"
  kRawString,     // `…`
  kTemplatePart,  // $"…{ or }…{
  kTemplateEnd,   // $"…" or }…"
  kRawTemplatePart,
  kRawTemplateEnd,

  kLBrack,
  kRBrack,
  kLBrace,
  kRBrace,
  kLParen,
  kRParen,
  kComma,
  kColon,
  kAdd,
  kSub,
  kMul,
  kQuo,
  kRem,
  kAnd,
  kOr,
  kUnify,
  kEqual,
  kAssign,
  kNeq,
  kGt,
  kLt,
  kGte,
  kLte,
  kDot,
  kSemicolon,
};

inline constexpr bool is_base_keyword(TokenKind kind) {
  return kind >= TokenKind::kPackage && kind <= TokenKind::kFalse;
}
inline constexpr bool is_keyword(TokenKind kind) {
  return kind >= TokenKind::kPackage && kind <= TokenKind::kLogicalOr;
}

// The name by which messages call it ("identifier", "[", "plus"); for keywords the word itself.
std::string_view token_name(TokenKind kind);

struct Token {
  TokenKind kind = TokenKind::kEof;
  TokenKind future = TokenKind::kIdent;  // of an identifier: the keyword it is where that keyword is active
  bool space_before = false;             // any white space between the previous token and this one
  bool newline_before = false;
  bool comment_before = false;
  bool opens_template = false;  // of a template part: it starts with $" or $`, not after a }
  uint32_t begin = 0;
  uint32_t end = 0;
};

}  // namespace rego
