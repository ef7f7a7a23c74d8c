// One pass over the text; each quoting has a function that takes all of it.

#include "docker/cli_line/shell_words.h"

#include <fmt/core.h>

namespace bulkhead {
namespace {

base::Error mistake(std::string message) { return {"shell_words", std::move(message), ""}; }

class WordSplitter {
 public:
  explicit WordSplitter(std::string_view text) : text_(text) {}

  base::Result<std::vector<std::string>> split() {
    if (text_.size() > kShellTextBytesMax) return mistake("the command is longer than a megabyte");
    if (text_.find('\0') != std::string_view::npos) return mistake("a command has no NUL bytes");
    while (place_ < text_.size()) {
      if (auto status = take(); !status) return status.take_error();
    }
    end_word();
    return std::move(words_);
  }

 private:
  bool at_end() const { return place_ == text_.size(); }
  char next() { return text_[place_++]; }

  void begin_word() { is_in_word_ = true; }
  void end_word() {
    if (is_in_word_) words_.push_back(std::move(word_));
    word_.clear();
    is_in_word_ = false;
  }

  base::Status take() {
    const char byte = next();
    switch (byte) {
      case ' ':
      case '\t':
      case '\r':
        end_word();
        return base::Ok();
      case '\n':
        return end_line();
      case '\'':
        return take_single_quoted();
      case '"':
        return take_double_quoted();
      case '\\':
        take_backslash();
        return base::Ok();
      case '#':
        if (is_in_word_) break;
        while (!at_end() && text_[place_] != '\n') place_++;
        return base::Ok();
      case '~':
        if (is_in_word_) break;
        return mistake("~ stands for a folder that only your shell knows; write the folder out or quote the ~");
      default:
        break;
    }
    if (auto status = refuse_shell(byte); !status) return status;
    begin_word();
    word_ += byte;
    return base::Ok();
  }

  base::Status refuse_shell(char byte) const {
    switch (byte) {
      case '$':
        return mistake("variables and substitutions ($…) need your shell; write their values out or quote the $");
      case '`':
        return mistake("command substitutions (`…`) need your shell; write the result out");
      case ';':
      case '&':
      case '|':
      case '<':
      case '>':
      case '(':
      case ')':
        return mistake(
            fmt::format("\"{}\" is an operator of the shell; give one command without it, or quote it", byte));
      default:
        return base::Ok();
    }
  }

  // A command ends with its line; only blank lines and comments may follow.
  base::Status end_line() {
    end_word();
    while (!at_end() && !words_.empty()) {
      const char byte = next();
      if (byte == '#') {
        while (!at_end() && text_[place_] != '\n') place_++;
      } else if (byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n') {
        return mistake("a second command follows; a line that goes on ends in a backslash");
      }
    }
    return base::Ok();
  }

  base::Status take_single_quoted() {
    begin_word();
    const size_t end = text_.find('\'', place_);
    if (end == std::string_view::npos) return mistake("a ' is not closed");
    word_ += text_.substr(place_, end - place_);
    place_ = end + 1;
    return base::Ok();
  }

  base::Status take_double_quoted() {
    begin_word();
    while (!at_end()) {
      const char byte = next();
      if (byte == '"') return base::Ok();
      if (byte == '$' || byte == '`') return refuse_shell(byte);
      if (byte != '\\' || at_end()) {
        word_ += byte;
        continue;
      }
      const char escaped = next();
      if (escaped == '\n') continue;
      if (std::string_view("$`\"\\").find(escaped) == std::string_view::npos) word_ += '\\';
      word_ += escaped;
    }
    return mistake("a \" is not closed");
  }

  void take_backslash() {
    if (!at_end() && text_[place_] == '\r' && text_.substr(place_).starts_with("\r\n")) place_++;
    if (!at_end() && text_[place_] == '\n') {
      place_++;
      return;
    }
    begin_word();
    word_ += at_end() ? '\\' : next();
  }

  std::string_view text_;
  size_t place_ = 0;
  std::string word_;
  bool is_in_word_ = false;
  std::vector<std::string> words_;
};

}  // namespace

base::Result<std::vector<std::string>> split_shell_words(std::string_view text) { return WordSplitter(text).split(); }

}  // namespace bulkhead
