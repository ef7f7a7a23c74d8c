#pragma once
// GlobPattern: a glob as OPA's glob.match has it. `*` is any run of characters that are no delimiters, `**` any run of
// characters, `?` one character that is no delimiter, `[abc]`, `[a-z]` and `[!a-z]` one of a class, `{a,b}` one of
// several globs, and a backslash makes the next one a character.

#include <memory>
#include <string>
#include <string_view>

#include "rego/builtins/regex_pattern.h"

namespace rego {

class GlobPattern {
 public:
  // `delimiters` are code points in UTF-8.
  GlobPattern(std::string_view pattern, std::string_view delimiters);

  bool ok() const { return error_.empty(); }
  // "glob: syntax error at 2: unclosed `[`"; the number is a byte position.
  const std::string& error() const { return error_; }

  // Whether the glob matches the whole text.
  bool matches(std::string_view text) const;

 private:
  // Most globs are a text, or two texts with one star between them; all others become a regular expression.
  enum class Shape { kText, kOneStar, kRegex };

  bool is_in_star(std::string_view text) const;

  Shape shape_ = Shape::kText;
  std::string before_;  // the star
  std::string after_;
  std::string star_delimiters_;  // which the star does not match
  std::unique_ptr<RegexPattern> regex_;
  std::string error_;
};

// The glob that matches `text` and nothing else.
std::string quote_glob(std::string_view text);

}  // namespace rego
