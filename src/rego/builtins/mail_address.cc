// E-mail addresses. Each step takes what it knows from the front of the text and says whether it found it.

#include "rego/builtins/mail_address.h"

#include "rego/builtins/ip_address.h"
#include "rego/builtins/utf8_text.h"

namespace rego {
namespace {

constexpr uint32_t kAsciiEnd = 0x80;

bool is_visible_ascii(uint32_t code) { return code > 0x20 && code < 0x7F; }

// What an atom may hold; everything beyond ASCII is welcome.
bool is_atom_rune(uint32_t code) {
  if (code >= kAsciiEnd) return true;
  return is_visible_ascii(code) &&
         std::string_view("()<>[]:;@\\,\"").find(static_cast<char>(code)) == std::string_view::npos;
}

enum class Dots { kStrict, kAnywhere };

class MailReader {
 public:
  explicit MailReader(std::string_view text) : rest_(text) {}

  bool read() {
    const std::string_view start = rest_;
    if (!take_address()) {
      rest_ = start;
      skip_space();
      if (!rest_.starts_with('<') && !take_phrase()) return false;
      skip_space();
      if (!take('<') || !take_address() || !take('>')) return false;
    }
    return skip_comments() && rest_.empty();
  }

 private:
  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_space() {
    while (rest_.starts_with(' ') || rest_.starts_with('\t')) rest_.remove_prefix(1);
  }

  bool skip_comments() {
    skip_space();
    while (take('(')) {
      for (int depth = 1; depth > 0;) {
        if (rest_.empty()) return false;
        if (rest_[0] == '\\' && rest_.size() > 1) {
          rest_.remove_prefix(1);
        } else if (rest_[0] == '(') {
          depth++;
        } else if (rest_[0] == ')') {
          depth--;
        }
        rest_.remove_prefix(1);
      }
      skip_space();
    }
    return true;
  }

  bool take_address() {
    skip_space();
    const bool is_quoted = rest_.starts_with('"');
    if (is_quoted && rest_.starts_with("\"\"")) return false;
    if (!(is_quoted ? take_quoted() : take_atom(Dots::kStrict)) || !take('@')) return false;
    skip_space();
    return rest_.starts_with('[') ? take_literal() : take_atom(Dots::kStrict);
  }

  bool take_phrase() {
    bool has_word = false;
    while (true) {
      if (has_word && !skip_comments()) return false;
      skip_space();
      if (rest_.empty()) return has_word;
      if (!(rest_.starts_with('"') ? take_quoted() : take_atom(Dots::kAnywhere))) return has_word;
      has_word = true;
    }
  }

  bool take_atom(Dots dots) {
    size_t size = 0;
    while (size < rest_.size()) {
      const Rune rune = decode_rune(rest_.substr(size));
      if (rune.code == kReplacementRune && rune.bytes == 1) return false;
      if (!is_atom_rune(rune.code)) break;
      size += rune.bytes;
    }
    const std::string_view atom = rest_.substr(0, size);
    if (atom.empty()) return false;
    if (dots == Dots::kStrict && (atom.starts_with('.') || atom.ends_with('.') || atom.find("..") != atom.npos)) {
      return false;
    }
    rest_.remove_prefix(size);
    return true;
  }

  bool take_quoted() {
    bool is_escaped = false;
    for (size_t i = 1; i < rest_.size();) {
      const Rune rune = decode_rune(rest_.substr(i));
      if (rune.code == kReplacementRune && rune.bytes == 1) return false;
      i += rune.bytes;
      const bool may_stand =
          is_visible_ascii(rune.code) || rune.code >= kAsciiEnd || rune.code == ' ' || rune.code == '\t';
      if (!may_stand) return false;
      if (rune.code == '"' && !is_escaped) {
        rest_.remove_prefix(i);
        return true;
      }
      is_escaped = rune.code == '\\' && !is_escaped;
    }
    return false;
  }

  // "[127.0.0.1]"
  bool take_literal() {
    const size_t close = rest_.find(']');
    if (close == rest_.npos || !parse_ip(rest_.substr(1, close - 1))) return false;
    rest_.remove_prefix(close + 1);
    return true;
  }

  std::string_view rest_;
};

}  // namespace

bool is_mail_address(std::string_view text) { return MailReader(text).read(); }

}  // namespace rego
