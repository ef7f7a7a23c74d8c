// Compiling globs. A text with at most one star is compared directly; everything else becomes a regular expression,
// which has the same structure and is matched in linear time.

#include "rego/builtins/glob_pattern.h"

#include <algorithm>

#include "rego/builtins/glob_reader.h"
#include "rego/builtins/utf8_text.h"

namespace rego {
namespace {

using Kind = GlobPiece::Kind;

void append_class_rune(std::string& out, uint32_t code) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\x{";
  for (int shift = 20; shift >= 0; shift -= 4) out.push_back(kDigits[code >> shift & 0xF]);
  out += "}";
}

void append_class_runes(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const Rune rune = decode_rune(text);
    append_class_rune(out, rune.code);
    text.remove_prefix(rune.bytes);
  }
}

// One character that is none of the delimiters.
std::string single_regex(std::string_view delimiters) {
  if (delimiters.empty()) return "(?s:.)";
  std::string out = "[^";
  append_class_runes(out, delimiters);
  return out + "]";
}

std::string class_regex(const GlobPiece& piece) {
  std::string out = piece.is_negated ? "[^" : "[";
  if (piece.is_range) {
    append_class_rune(out, piece.low);
    out.push_back('-');
    append_class_rune(out, piece.high);
  } else {
    append_class_runes(out, piece.text);
  }
  return out + "]";
}

std::string to_regex(const std::vector<GlobPiece>& pieces, std::string_view delimiters) {
  const std::string single = single_regex(delimiters);
  std::string out = "^(?:";
  for (const GlobPiece& piece : pieces) {
    switch (piece.kind) {
      case Kind::kText:
        out += quote_regex(piece.text);
        break;
      case Kind::kStar:
        out += single + "*";
        break;
      case Kind::kSuperStar:
        out += "(?s:.)*";
        break;
      case Kind::kSingle:
        out += single;
        break;
      case Kind::kClass:
        out += class_regex(piece);
        break;
      case Kind::kOpen:
        out += "(?:";
        break;
      case Kind::kDivide:
        out += "|";
        break;
      case Kind::kClose:
        out += ")";
        break;
    }
  }
  return out + ")$";
}

bool is_star(const GlobPiece& piece) { return piece.kind == Kind::kStar || piece.kind == Kind::kSuperStar; }

}  // namespace

GlobPattern::GlobPattern(std::string_view pattern, std::string_view delimiters) {
  GlobReader reader(pattern);
  if (!reader.read()) {
    error_ = "glob: syntax error at " + std::to_string(reader.position) + ": " + std::string(reader.problem);
    return;
  }
  const auto& pieces = reader.pieces;
  const auto stars = std::ranges::count_if(pieces, is_star);
  const bool is_simple = stars <= 1 && std::ranges::all_of(pieces, [](const GlobPiece& piece) {
                           return is_star(piece) || piece.kind == Kind::kText;
                         });
  if (!is_simple) {
    shape_ = Shape::kRegex;
    regex_ = std::make_unique<RegexPattern>(to_regex(pieces, delimiters));
    if (!regex_->ok()) error_ = "glob: too large";
    return;
  }
  for (const GlobPiece& piece : pieces) {
    if (is_star(piece)) {
      shape_ = Shape::kOneStar;
      if (piece.kind == Kind::kStar) star_delimiters_ = delimiters;
    } else {
      (shape_ == Shape::kText ? before_ : after_) += piece.text;
    }
  }
}

bool GlobPattern::is_in_star(std::string_view text) const {
  if (star_delimiters_.empty()) return true;
  if (is_ascii(star_delimiters_)) return text.find_first_of(star_delimiters_) == text.npos;
  for (std::string_view rest = star_delimiters_; !rest.empty();) {
    const std::string_view delimiter = rest.substr(0, decode_rune(rest).bytes);
    if (text.find(delimiter) != text.npos) return false;
    rest.remove_prefix(delimiter.size());
  }
  return true;
}

bool GlobPattern::matches(std::string_view text) const {
  switch (shape_) {
    case Shape::kText:
      return text == before_;
    case Shape::kOneStar:
      return text.size() >= before_.size() + after_.size() && text.starts_with(before_) && text.ends_with(after_) &&
             is_in_star(text.substr(before_.size(), text.size() - before_.size() - after_.size()));
    case Shape::kRegex:
      return regex_->matches(text);
  }
  return false;
}

std::string quote_glob(std::string_view text) {
  std::string quoted;
  for (const char c : text) {
    if (std::string_view("*?\\[]{}").find(c) != std::string_view::npos) quoted.push_back('\\');
    quoted.push_back(c);
  }
  return quoted;
}

}  // namespace rego
