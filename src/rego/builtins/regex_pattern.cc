// From Go's regular expressions to RE2's. The two have the same syntax and meaning but for names of groups (Go knows
// (?<n>…) too and lets names repeat) and \C (RE2 only), so names are taken out and kept here, and \C is refused. Errors
// are worded as Go words them.

#include "rego/builtins/regex_pattern.h"

#include <re2/re2.h>

#include <algorithm>

namespace rego {
namespace {

constexpr int64_t kRegexMemoryMax = int64_t{8} << 20;
constexpr size_t kGroupsMax = 1000;
constexpr size_t kFewGroups = 16;

std::string describe(std::string_view problem, std::string_view fragment) {
  return "error parsing regexp: " + std::string(problem) + ": `" + std::string(fragment) + "`";
}

std::string_view problem_of(re2::RE2::ErrorCode code) {
  switch (code) {
    case re2::RE2::ErrorBadEscape:
      return "invalid escape sequence";
    case re2::RE2::ErrorBadCharClass:
      return "invalid character class";
    case re2::RE2::ErrorBadCharRange:
      return "invalid character class range";
    case re2::RE2::ErrorMissingBracket:
      return "missing closing ]";
    case re2::RE2::ErrorMissingParen:
      return "missing closing )";
    case re2::RE2::ErrorUnexpectedParen:
      return "unexpected )";
    case re2::RE2::ErrorTrailingBackslash:
      return "trailing backslash at end of expression";
    case re2::RE2::ErrorRepeatArgument:
      return "missing argument to repetition operator";
    case re2::RE2::ErrorRepeatSize:
      return "invalid repeat count";
    case re2::RE2::ErrorRepeatOp:
      return "invalid nested repetition operator";
    case re2::RE2::ErrorBadPerlOp:
      return "invalid or unsupported Perl syntax";
    case re2::RE2::ErrorBadUTF8:
      return "invalid UTF-8";
    case re2::RE2::ErrorBadNamedCapture:
      return "invalid named capture";
    case re2::RE2::ErrorPatternTooLarge:
      return "expression too large";
    default:
      return "internal error";
  }
}

bool is_word_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

// Copies a pattern without the names of its groups.
class NameTaker {
 public:
  explicit NameTaker(std::string_view pattern) : pattern_(pattern) {}

  void run() {
    while (at_ < pattern_.size() && error.empty()) step();
  }

  std::string unnamed;
  std::vector<std::string> names{std::string()};
  std::string error;

 private:
  std::string_view rest() const { return pattern_.substr(at_); }

  void copy(size_t count) {
    unnamed.append(rest().substr(0, count));
    at_ = std::min(at_ + count, pattern_.size());
  }

  void step() {
    switch (pattern_[at_]) {
      case '\\':
        return step_escape();
      case '[':
        return step_class();
      case '(':
        return step_group();
      default:
        return copy(1);
    }
  }

  void step_escape() {
    if (rest().starts_with("\\Q")) {
      const size_t end = rest().find("\\E");
      return copy(end == pattern_.npos ? rest().size() : end + 2);
    }
    if (rest().starts_with("\\C")) {
      error = describe("invalid escape sequence", "\\C");
      return;
    }
    copy(2);
  }

  // Up to the closing bracket; a bracket right at the start is a character, and [:…:] is a class of its own.
  void step_class() {
    copy(rest().starts_with("[^") ? 2 : 1);
    if (rest().starts_with(']')) copy(1);
    while (at_ < pattern_.size() && pattern_[at_] != ']') {
      if (rest().starts_with("[:")) {
        const size_t end = rest().find(":]");
        copy(end == pattern_.npos ? 2 : end + 2);
      } else {
        copy(pattern_[at_] == '\\' ? 2 : 1);
      }
    }
    copy(1);
  }

  void step_group() {
    const bool has_name = rest().starts_with("(?P<") ||
                          (rest().starts_with("(?<") && !rest().starts_with("(?<=") && !rest().starts_with("(?<!"));
    if (has_name) return take_name(rest().starts_with("(?P<") ? 4 : 3);
    if (!rest().starts_with("(?")) names.emplace_back();
    copy(1);
  }

  void take_name(size_t start) {
    const size_t end = rest().find('>');
    if (end == pattern_.npos) {
      error = describe("invalid named capture", rest());
      return;
    }
    const std::string_view name = rest().substr(start, end - start);
    if (name.empty() || !std::ranges::all_of(name, is_word_character)) {
      error = describe("invalid named capture", rest().substr(0, end + 1));
      return;
    }
    names.emplace_back(name);
    unnamed.push_back('(');
    at_ += end + 1;
  }

  std::string_view pattern_;
  size_t at_ = 0;
};

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

RegexPattern::RegexPattern(std::string_view pattern) {
  NameTaker taker(pattern);
  taker.run();
  if (!taker.error.empty()) {
    error_ = std::move(taker.error);
    return;
  }
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kRegexMemoryMax);
  regex_ = std::make_unique<re2::RE2>(taker.unnamed, options);
  names_ = std::move(taker.names);
  if (!regex_->ok()) {
    error_ = describe(problem_of(regex_->error_code()), regex_->error_arg());
  } else if (names_.size() != static_cast<size_t>(regex_->NumberOfCapturingGroups()) + 1 ||
             names_.size() > kGroupsMax) {
    error_ = describe("too many groups", pattern);
  }
}

RegexPattern::~RegexPattern() = default;
RegexPattern::RegexPattern(RegexPattern&&) noexcept = default;

bool RegexPattern::matches(std::string_view text) const {
  return regex_->Match(piece(text), 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

bool RegexPattern::find(std::string_view text, size_t from, std::string_view* groups) const {
  // So few groups that no call allocates, or in the rare case more.
  re2::StringPiece few[kFewGroups];
  std::vector<re2::StringPiece> many(group_count() > kFewGroups ? group_count() : 0);
  re2::StringPiece* pieces = many.empty() ? few : many.data();
  const auto count = static_cast<int>(group_count());
  if (!regex_->Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, pieces, count)) return false;
  for (int i = 0; i < count; i++) {
    groups[i] = pieces[i].data() ? std::string_view(pieces[i].data(), pieces[i].size()) : std::string_view();
  }
  return true;
}

std::string quote_regex(std::string_view text) {
  std::string quoted;
  for (const char c : text) {
    if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) quoted.push_back('\\');
    quoted.push_back(c);
  }
  return quoted;
}

}  // namespace rego
