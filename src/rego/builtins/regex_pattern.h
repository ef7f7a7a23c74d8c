#pragma once
// RegexPattern: a regular expression as Go's regexp has it, run by RE2, whose time is linear in the text.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace rego {

class RegexPattern {
 public:
  explicit RegexPattern(std::string_view pattern);
  ~RegexPattern();
  RegexPattern(RegexPattern&&) noexcept;

  bool ok() const { return error_.empty(); }
  // Go's words: "error parsing regexp: missing closing ): `(`".
  const std::string& error() const { return error_; }

  // Whether it matches anywhere.
  bool matches(std::string_view text) const;

  // The capturing groups and the whole, which is number 0.
  size_t group_count() const { return names_.size(); }
  // The names of groups, empty where they have none.
  const std::vector<std::string>& names() const { return names_; }

  // The first match that begins at `from` or behind it. Fills in group_count() groups; those that took no part have a
  // null pointer. False when there is none.
  bool find(std::string_view text, size_t from, std::string_view* groups) const;

 private:
  std::unique_ptr<re2::RE2> regex_;
  std::vector<std::string> names_;
  std::string error_;
};

// The pattern that matches `text` and nothing else.
std::string quote_regex(std::string_view text);

}  // namespace rego
