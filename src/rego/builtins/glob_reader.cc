// The reader of globs. It stops where and says what OPA's does, so that messages are the same.

#include "rego/builtins/glob_reader.h"

#include "rego/builtins/utf8_text.h"

namespace rego {

bool GlobReader::read() {
  while (!at_end()) {
    if (!read_piece()) return false;
  }
  return level_ == 0 || fail("unclosed `{`");
}

bool GlobReader::take(uint32_t& code) {
  const Rune rune = decode_rune(pattern_.substr(position));
  if (rune.code == kReplacementRune && rune.bytes == 1) return fail("invalid UTF-8 sequence");
  code = rune.code;
  position += rune.bytes;
  return true;
}

bool GlobReader::read_piece() {
  const char c = pattern_[position];
  const bool in_braces = level_ > 0;
  if (c == '[') {
    position++;
    return read_class();
  }
  if (c == '*' && pattern_.substr(position).starts_with("**")) {
    add(GlobPiece::Kind::kSuperStar);
    position += 2;
    return true;
  }
  if (c == '*' || c == '?' || c == '{' || (in_braces && (c == ',' || c == '}'))) {
    add(c == '*'   ? GlobPiece::Kind::kStar
        : c == '?' ? GlobPiece::Kind::kSingle
        : c == '{' ? GlobPiece::Kind::kOpen
        : c == ',' ? GlobPiece::Kind::kDivide
                   : GlobPiece::Kind::kClose);
    level_ += (c == '{') - (c == '}');
    position++;
    return true;
  }
  std::string text;
  if (!read_text(in_braces ? "?*[{}," : "?*[{", text)) return false;
  if (text.empty()) return true;
  add(GlobPiece::Kind::kText);
  pieces.back().text = std::move(text);
  return true;
}

bool GlobReader::read_text(std::string_view breakers, std::string& text) {
  while (!at_end()) {
    const char c = pattern_[position];
    if (breakers.find(c) != breakers.npos) return true;
    if (c == '\\') {
      position++;
      if (at_end()) return fail("trailing backslash");
    }
    const size_t start = position;
    uint32_t code;
    if (!take(code)) return false;
    text += pattern_.substr(start, position - start);
  }
  return true;
}

// Behind the bracket: "!" at most once, then either a range of two characters or characters up to the closing bracket.
bool GlobReader::read_class() {
  GlobPiece piece;
  piece.kind = GlobPiece::Kind::kClass;
  constexpr std::string_view kEnd = "unexpected end of input";
  if (at_end()) return fail(kEnd);
  if (pattern_[position] == '!') {
    piece.is_negated = true;
    position++;
  }
  if (at_end()) return fail(kEnd);
  const size_t start = position;
  if (!take(piece.low)) return false;
  if (!at_end() && pattern_[position] == '-') {
    piece.is_range = true;
    position++;
    if (at_end()) return fail(kEnd);
    if (!take(piece.high)) return false;
  } else {
    position = start;
    if (!read_text("]", piece.text)) return false;
  }
  if (at_end()) return fail(kEnd);
  const bool closes = pattern_[position] == ']';
  uint32_t code;
  if (!take(code)) return false;
  if (!closes) return fail("expected close range character");
  if (piece.is_range && piece.high < piece.low) return fail("range hi character is less than lo");
  if (!piece.is_range && piece.text.empty()) return fail("could not parse range");
  pieces.push_back(std::move(piece));
  return true;
}

}  // namespace rego
