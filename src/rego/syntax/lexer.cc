// How text becomes tokens. Two things are harder than they look.
//
// Template strings: $"a{x}b" is a part, the tokens of x, and an end. The lexer must know which "}" goes back to text,
// so it keeps a stack with one entry for each open template: how many braces are open inside its expression.
//
// Bad characters: Go's scanner reads one character ahead and reports a character that cannot be (NUL, broken UTF-8, a
// byte-order mark inside the text) at the token it was reading then, which is the one before. Whoever compares places
// with opa finds the same ones here.

#include "rego/syntax/lexer.h"

#include <array>
#include <utility>

namespace rego {
namespace {

constexpr uint32_t kByteOrderMark = 0xFEFF;
constexpr uint32_t kNoBreakSpace = 0xA0;
constexpr uint32_t kBadRune = 0xFFFFFFFF;
constexpr uint32_t kEndOfText = 0xFFFFFFFE;

struct Rune {
  uint32_t code;
  uint32_t width;
};

bool is_letter(uint32_t c) { return (c | 0x20) - 'a' < 26u ? c < 0x80 : c == '_'; }
bool is_decimal(uint32_t c) { return c - '0' < 10u; }
bool is_space(uint32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

Rune decode(std::string_view text, size_t at) {
  if (at >= text.size()) return {kEndOfText, 0};
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[at + i])); };
  const uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  const uint32_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return {kBadRune, 1};
  uint32_t code = first & (0xFFu >> (length + 1));
  for (uint32_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {kBadRune, 1};
    code = code << 6 | (byte(i) & 0x3F);
  }
  static constexpr std::array<uint32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < kSmallest[length] || code > 0x10FFFF || is_surrogate) return {kBadRune, 1};
  return {code, length};
}

struct Word {
  std::string_view text;
  TokenKind kind;
};

constexpr Word kBaseKeywords[] = {
    {"package", TokenKind::kPackage}, {"import", TokenKind::kImport}, {"as", TokenKind::kAs},
    {"default", TokenKind::kDefault}, {"else", TokenKind::kElse},     {"not", TokenKind::kNot},
    {"some", TokenKind::kSome},       {"with", TokenKind::kWith},     {"null", TokenKind::kNull},
    {"true", TokenKind::kTrue},       {"false", TokenKind::kFalse},
};
constexpr Word kFutureKeywords[] = {
    {"in", TokenKind::kIn}, {"every", TokenKind::kEvery},    {"contains", TokenKind::kContains},
    {"if", TokenKind::kIf}, {"and", TokenKind::kLogicalAnd}, {"or", TokenKind::kLogicalOr},
};

struct Template {
  bool is_raw;
  uint32_t open_braces;
};

class Lexer {
 public:
  explicit Lexer(const Source& source) : source_(source), text_(source.text()) {}

  LexResult run() {
    report_bad(current());
    if (current().code == kByteOrderMark) next();
    while (true) {
      skip_white_space();
      if (at_ >= text_.size() && pending_.empty()) break;
      scan_token();
    }
    finish(TokenKind::kEof, at_);
    return std::move(result_);
  }

 private:
  Rune current() const { return decode(text_, at_); }
  uint32_t code() const {
    return at_ < text_.size() && static_cast<unsigned char>(text_[at_]) < 0x80 ? static_cast<uint32_t>(text_[at_])
                                                                               : current().code;
  }
  void error(std::string_view message) { pending_.push_back(message); }

  void report_bad(Rune rune) {
    if (rune.code == 0) error("illegal null character");
    if (rune.code == kBadRune) error("illegal utf-8 character");
    if (rune.code == kByteOrderMark && at_ > 0) error("illegal byte-order mark");
  }

  // Steps over the current character, and reports the one after it when it cannot be.
  void next() {
    at_ += current().width;
    if (at_ >= text_.size()) return;
    const unsigned char byte = static_cast<unsigned char>(text_[at_]);
    if (byte == 0 || byte >= 0x80) report_bad(current());
  }

  void skip_white_space() {
    while (pending_.empty() && is_space(code())) {
      const uint32_t begin = at_;
      flags_.space_before = true;
      flags_.newline_before |= code() == '\n';
      next();
      if (!pending_.empty()) return finish(TokenKind::kIllegal, begin);
    }
  }

  void finish(TokenKind kind, uint32_t begin) {
    Token token = std::exchange(flags_, Token{});
    token.kind = pending_.empty() ? kind : TokenKind::kIllegal;
    token.begin = begin;
    token.end = at_;
    const auto index = static_cast<uint32_t>(result_.tokens.size());
    for (const std::string_view message : pending_) result_.errors.push_back({index, message});
    pending_.clear();
    result_.tokens.push_back(token);
  }

  void scan_token() {
    const uint32_t begin = at_;
    const uint32_t c = code();
    if (is_letter(c)) return scan_word(begin);
    if (is_decimal(c)) return scan_number(begin);
    next();
    switch (c) {
      case '#':
        return scan_comment(begin);
      case '"':
        return scan_string(begin);
      case '`':
        return scan_raw_string(begin);
      case '$':
        return scan_dollar(begin);
      case '{':
        return scan_left_brace(begin);
      case '}':
        return scan_right_brace(begin);
      default:
        return finish(scan_operator(c), begin);
    }
  }

  void scan_word(uint32_t begin) {
    while (is_letter(code()) || is_decimal(code())) next();
    const std::string_view word = text_.substr(begin, at_ - begin);
    for (const Word& keyword : kBaseKeywords) {
      if (word == keyword.text) return finish(keyword.kind, begin);
    }
    for (const Word& keyword : kFutureKeywords) {
      if (word == keyword.text) flags_.future = keyword.kind;
    }
    finish(TokenKind::kIdent, begin);
  }

  bool skip_digits() {
    const uint32_t begin = at_;
    while (is_decimal(code())) next();
    return at_ > begin;
  }

  void scan_number(uint32_t begin) {
    skip_digits();
    if (code() == '.') {
      next();
      if (!skip_digits()) error("expected fraction");
    }
    if ((code() | 0x20) == 'e') {
      next();
      if (code() == '+' || code() == '-') next();
      if (!skip_digits()) error("expected exponent");
    }
    if (is_letter(code())) {
      error("illegal number format");
      while (is_letter(code()) || is_decimal(code())) next();
    }
    finish(TokenKind::kNumber, begin);
  }

  void scan_comment(uint32_t begin) {
    while (at_ < text_.size() && code() != '\n') next();
    if (!pending_.empty()) return finish(TokenKind::kIllegal, begin);
    flags_.comment_before = true;
    uint32_t end = at_;
    while (end > begin + 1 && text_[end - 1] == '\r') --end;
    result_.comments.push_back({&source_, begin, end});
  }

  // After a backslash: steps over the escape. \u takes four characters, whatever they are; the parser looks at them.
  void scan_escape() {
    switch (code()) {
      case '\\':
      case '"':
      case '/':
      case 'b':
      case 'f':
      case 'n':
      case 'r':
      case 't':
        return next();
      case 'u':
        for (int i = 0; i < 4; ++i) next();
        return;
      default:
        error("illegal escape sequence");
    }
  }

  void scan_string(uint32_t begin) {
    while (true) {
      if (at_ >= text_.size() || code() == '\n') {
        error("non-terminated string");
        break;
      }
      const uint32_t c = code();
      next();
      if (c == '"') break;
      if (c == '\\') scan_escape();
    }
    finish(TokenKind::kString, begin);
  }

  void scan_raw_string(uint32_t begin) {
    while (true) {
      if (at_ >= text_.size()) {
        error("non-terminated string");
        break;
      }
      const uint32_t c = code();
      next();
      if (c == '`') break;
    }
    finish(TokenKind::kRawString, begin);
  }

  void scan_dollar(uint32_t begin) {
    if (code() != '"' && code() != '`') {
      error("illegal $ character");
      return finish(TokenKind::kIllegal, begin);
    }
    const bool is_raw = code() == '`';
    next();
    flags_.opens_template = true;
    scan_template_text(begin, is_raw);
  }

  void scan_template_text(uint32_t begin, bool is_raw) {
    const uint32_t quote = is_raw ? '`' : '"';
    while (true) {
      const uint32_t c = code();
      if (at_ >= text_.size() || (c == '\n' && !is_raw)) {
        error("non-terminated string");
        return finish(TokenKind::kIllegal, begin);
      }
      next();
      if (c == quote) return finish(is_raw ? TokenKind::kRawTemplateEnd : TokenKind::kTemplateEnd, begin);
      if (c == '{') {
        templates_.push_back({is_raw, 0});
        return finish(is_raw ? TokenKind::kRawTemplatePart : TokenKind::kTemplatePart, begin);
      }
      if (c != '\\') continue;
      if (code() == '{') {
        next();
      } else if (!is_raw) {
        scan_escape();
      }
    }
  }

  void scan_left_brace(uint32_t begin) {
    if (!templates_.empty()) ++templates_.back().open_braces;
    finish(TokenKind::kLBrace, begin);
  }

  void scan_right_brace(uint32_t begin) {
    finish(TokenKind::kRBrace, begin);
    if (templates_.empty()) return;
    if (templates_.back().open_braces > 0) {
      --templates_.back().open_braces;
      return;
    }
    const bool is_raw = templates_.back().is_raw;
    templates_.pop_back();
    scan_template_text(at_, is_raw);
  }

  TokenKind one_or_two(TokenKind one, TokenKind two) {
    if (code() != '=') return one;
    next();
    return two;
  }

  TokenKind scan_operator(uint32_t c) {
    switch (c) {
      case '[':
        return TokenKind::kLBrack;
      case ']':
        return TokenKind::kRBrack;
      case '(':
        return TokenKind::kLParen;
      case ')':
        return TokenKind::kRParen;
      case ',':
        return TokenKind::kComma;
      case '+':
        return TokenKind::kAdd;
      case '-':
        return TokenKind::kSub;
      case '*':
        return TokenKind::kMul;
      case '/':
        return TokenKind::kQuo;
      case '%':
        return TokenKind::kRem;
      case '&':
        return TokenKind::kAnd;
      case '|':
        return TokenKind::kOr;
      case ';':
        return TokenKind::kSemicolon;
      case '.':
        return TokenKind::kDot;
      case ':':
        return one_or_two(TokenKind::kColon, TokenKind::kAssign);
      case '=':
        return one_or_two(TokenKind::kUnify, TokenKind::kEqual);
      case '>':
        return one_or_two(TokenKind::kGt, TokenKind::kGte);
      case '<':
        return one_or_two(TokenKind::kLt, TokenKind::kLte);
      case '!':
        return scan_bang();
      case kNoBreakSpace:
        error("illegal non-breaking space character, use a regular space instead");
        break;
      default:
        break;
    }
    return TokenKind::kIllegal;
  }

  TokenKind scan_bang() {
    if (code() != '=') {
      error("illegal ! character");
      return TokenKind::kIllegal;
    }
    next();
    return TokenKind::kNeq;
  }

  const Source& source_;
  std::string_view text_;
  uint32_t at_ = 0;
  Token flags_;  // what is known of the next token before it is read
  std::vector<std::string_view> pending_;
  std::vector<Template> templates_;
  LexResult result_;
};

}  // namespace

LexResult lex(const Source& source) { return Lexer(source).run(); }

}  // namespace rego
