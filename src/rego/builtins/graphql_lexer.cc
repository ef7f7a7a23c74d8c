// Columns count code points from the start of a line; a token's line is the one where it ends.

#include "rego/builtins/graphql_lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <climits>
#include <vector>

#include "rego/builtins/quote.h"
#include "rego/builtins/utf8_text.h"
#include "rego/value/text.h"

namespace rego::graphql {
namespace {

constexpr std::string_view kKindTexts[] = {
    "<Invalid>", "<EOF>", "!", "$", "&", "(",    ")",   "...",   ":",      "=",           "@",
    "[",         "]",     "{", "}", "|", "Name", "Int", "Float", "String", "BlockString", "Comment",
};

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Control characters that may not stand in strings.
bool is_control(char c) { return static_cast<uint8_t>(c) < 0x20 && c != '\t'; }

TokenKind symbol_kind(char c) {
  constexpr std::string_view kSymbols = "!$&()  :=@[]{}|";
  const size_t found = c == ' ' ? std::string_view::npos : kSymbols.find(c);
  if (found == kSymbols.npos) return TokenKind::kInvalid;
  constexpr TokenKind kKinds[] = {
      TokenKind::kBang,       TokenKind::kDollar,     TokenKind::kAmpersand,   TokenKind::kParenLeft,
      TokenKind::kParenRight, TokenKind::kInvalid,    TokenKind::kInvalid,     TokenKind::kColon,
      TokenKind::kEquals,     TokenKind::kAt,         TokenKind::kBracketLeft, TokenKind::kBracketRight,
      TokenKind::kBraceLeft,  TokenKind::kBraceRight, TokenKind::kPipe,
  };
  return kKinds[found];
}

constexpr size_t kNoIndent = SIZE_MAX;

// How many blanks a line begins with; kNoIndent when it has nothing else.
size_t indent_of(std::string_view line) {
  const size_t first = line.find_first_not_of(" \t");
  return first == line.npos ? kNoIndent : first;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == text.npos) return lines;
    text.remove_prefix(end + 1);
  }
}

// A block string without the indent that all of its lines share, and without blank lines around it.
std::string block_string_value(std::string_view raw) {
  std::vector<std::string_view> lines = split_lines(raw);
  size_t common = kNoIndent;
  for (const std::string_view line : lines) common = std::min(common, indent_of(line));
  for (size_t i = 1; i < lines.size() && common != kNoIndent; i++) {
    lines[i] = lines[i].size() < common ? std::string_view() : lines[i].substr(common);
  }
  while (!lines.empty() && indent_of(lines.back()) == kNoIndent) lines.pop_back();
  const auto first = std::ranges::find_if(lines, [](std::string_view line) { return indent_of(line) != kNoIndent; });
  return fmt::format("{}", fmt::join(first, lines.end(), "\n"));
}

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string_view token_kind_text(TokenKind kind) { return kKindTexts[static_cast<size_t>(kind)]; }

std::string Token::describe() const {
  std::string out(token_kind_text(kind));
  if (!text.empty()) out += " " + quote_for_message(text);
  return out;
}

Token Lexer::make(TokenKind kind, std::string_view text) const {
  return {kind, text, {line_, start_runes_ - line_start_runes_ + 1}};
}

Token Lexer::fail(std::string problem) {
  problem_ = std::move(problem);
  return {TokenKind::kInvalid, {}, {line_, end_runes_ - line_start_runes_ + 1}};
}

void Lexer::step_rune() { step(decode_rune(text_.substr(end_)).bytes, 1); }

void Lexer::skip_space() {
  while (end_ < text_.size()) {
    const char c = text_[end_];
    if (text_.substr(end_).starts_with("\xEF\xBB\xBF")) {
      step(3, 1);
    } else if (c == '\t' || c == ' ' || c == ',') {
      step(1, 1);
    } else if (c == '\n' || c == '\r') {
      step(1, 1);
      line_++;
      line_start_runes_ = end_runes_;
      if (c == '\r' && end_ < text_.size() && text_[end_] == '\n') step(1, 1);
    } else {
      return;
    }
  }
}

Token Lexer::next() {
  skip_space();
  start_ = end_;
  start_runes_ = end_runes_;
  if (end_ >= text_.size()) return make(TokenKind::kEnd);
  const char c = text_[end_];
  if (is_name_start(c)) return read_name();
  if (c == '-' || is_digit(c)) return read_number();
  if (c == '#') return read_comment();
  if (c == '"') return text_.substr(end_).starts_with("\"\"\"") ? read_block_string() : read_string();
  return read_symbol(c);
}

Token Lexer::read_symbol(char c) {
  if (text_.substr(end_).starts_with("...")) {
    step(3, 3);
    return make(TokenKind::kSpread, {});
  }
  const TokenKind kind = symbol_kind(c);
  if (kind != TokenKind::kInvalid) {
    step(1, 1);
    return make(kind, {});
  }
  if (is_control(c)) return fail(fmt::format("Cannot contain the invalid character \"\\u{:04x}\"", c));
  if (c == '\'') {
    return fail("Unexpected single quote character ('), did you mean to use a double quote (\")?");
  }
  std::string shown;
  append_utf8(shown, static_cast<uint8_t>(c));
  return fail("Cannot parse the unexpected character \"" + shown + "\".");
}

Token Lexer::read_comment() {
  while (end_ < text_.size() && !is_control(text_[end_])) step_rune();
  return make(TokenKind::kComment);
}

Token Lexer::read_name() {
  while (end_ < text_.size() && (is_name_start(text_[end_]) || is_digit(text_[end_]))) step(1, 1);
  return make(TokenKind::kName);
}

bool Lexer::accept(std::string_view any_of) {
  if (end_ >= text_.size() || any_of.find(text_[end_]) == any_of.npos) return false;
  step(1, 1);
  return true;
}

size_t Lexer::accept_digits() {
  const size_t before = end_;
  while (accept("0123456789")) continue;
  return end_ - before;
}

std::string Lexer::next_for_message() const {
  if (end_ >= text_.size()) return "<EOF>";
  std::string shown;
  append_utf8(shown, static_cast<uint8_t>(text_[end_]));
  return "\"" + shown + "\"";
}

Token Lexer::read_number() {
  bool is_float = false;
  accept("-");
  if (accept("0")) {
    if (end_ < text_.size() && is_digit(text_[end_])) {
      return fail("Invalid number, unexpected digit after 0: " + next_for_message() + ".");
    }
  } else if (accept_digits() == 0) {
    return fail("Invalid number, expected digit but got: " + next_for_message() + ".");
  }
  for (const bool is_exponent : {false, true}) {
    if (!accept(is_exponent ? "eE" : ".")) continue;
    is_float = true;
    if (is_exponent) accept("-+");
    if (accept_digits() == 0) return fail("Invalid number, expected digit but got: " + next_for_message() + ".");
  }
  return make(is_float ? TokenKind::kFloat : TokenKind::kInt);
}

std::string Lexer::read_escape(std::string& out) {
  const auto bad = [&](std::string_view shown) {
    step(1, 1);
    return shown.empty() ? std::string("Invalid character escape sequence.")
                         : "Invalid character escape sequence: \\" + std::string(shown) + ".";
  };
  if (end_ + 1 >= text_.size()) return bad({});
  const char escape = text_[end_ + 1];
  if (escape == 'u') {
    if (end_ + 6 >= text_.size()) return bad(text_.substr(end_ + 1));
    uint32_t code = 0;
    for (const char c : text_.substr(end_ + 2, 4)) {
      if (hex_digit(c) < 0) return bad(text_.substr(end_ + 1, 5));
      code = code << 4 | static_cast<uint32_t>(hex_digit(c));
    }
    append_utf8(out, code);
    step(6, 6);
    return {};
  }
  constexpr std::string_view kNames = "\"/\\bfnrt";
  constexpr std::string_view kMeanings = "\"/\\\b\f\n\r\t";
  const size_t found = kNames.find(escape);
  if (found == kNames.npos) {
    std::string shown;
    append_utf8(shown, static_cast<uint8_t>(escape));
    return bad(shown);
  }
  out += kMeanings[found];
  step(2, 2);
  return {};
}

Token Lexer::read_string() {
  step(1, 1);
  std::string out;
  while (end_ < text_.size()) {
    const char c = text_[end_];
    if (c == '\n' || c == '\r') break;
    if (is_control(c)) return fail(fmt::format("Invalid character within String: \"\\u{:04x}\".", c));
    if (c == '"') {
      const Token token = make(TokenKind::kString, arena_.copy(out));
      step(1, 1);
      return {token.kind, token.text, {token.position.line, token.position.column + 1}};
    }
    if (c == '\\') {
      if (std::string problem = read_escape(out); !problem.empty()) return fail(std::move(problem));
      continue;
    }
    const size_t before = end_;
    step_rune();
    out += to_valid_utf8(text_.substr(before, end_ - before));
  }
  return fail("Unterminated string.");
}

Token Lexer::read_block_string() {
  step(3, 3);
  start_runes_ += 3;
  std::string raw;
  while (end_ < text_.size()) {
    const std::string_view rest = text_.substr(end_);
    const char c = rest[0];
    if (rest.starts_with("\"\"\"")) {
      const size_t quotes = std::min(rest.find_first_not_of('"'), rest.size());
      raw.append(quotes - 3, '"');
      const Token token = make(TokenKind::kBlockString, arena_.copy(block_string_value(raw)));
      step(quotes, static_cast<int64_t>(quotes));
      return token;
    }
    if (is_control(c) && c != '\n' && c != '\r') {
      return fail(fmt::format("Invalid character within String: \"\\u{:04x}\".", c));
    }
    if (rest.starts_with("\\\"\"\"")) {
      raw += "\"\"\"";
      step(4, 4);
    } else if (c == '\n' || c == '\r') {
      if (rest.starts_with("\r\n")) step(1, 1);
      raw += '\n';
      step(1, 1);
      line_++;
      line_start_runes_ = end_runes_;
    } else {
      const size_t before = end_;
      step_rune();
      raw += to_valid_utf8(text_.substr(before, end_ - before));
    }
  }
  return fail("Unterminated string.");
}

}  // namespace rego::graphql
