#pragma once
// JsonScanner: the tokens of one JSON text, in one pass over hostile bytes. Accepts what Go's encoding/json accepts,
// less invalid UTF-8 in strings, which is refused instead of replaced. A lone surrogate escape becomes U+FFFD, as in
// Go.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace bulkhead {

enum class JsonFault { kNone, kSyntax, kTruncated, kInvalidUtf8 };

// Whether `name` stands at `at`. Most names have 8 to 16 bytes: two comparisons that overlap.
inline bool same_bytes(const char* at, std::string_view name) {
  const size_t size = name.size();
  if (size < 8 || size > 16) return memcmp(at, name.data(), size) == 0;
  uint64_t parts[4];
  memcpy(&parts[0], at, 8);
  memcpy(&parts[1], name.data(), 8);
  memcpy(&parts[2], at + size - 8, 8);
  memcpy(&parts[3], name.data() + size - 8, 8);
  return parts[0] == parts[1] && parts[2] == parts[3];
}

class JsonScanner {
 public:
  // `unescaped` is storage for strings with escapes, kept by the caller between texts.
  JsonScanner(std::string_view text, std::string& unescaped)
      : begin_(text.data()), at_(text.data()), end_(text.data() + text.size()), unescaped_(unescaped) {}

  // The next byte that is no white space, not taken; 0 at the end (and a NUL byte is never valid there).
  char peek() {
    if (at_ != end_ && static_cast<unsigned char>(*at_) > ' ') return *at_;
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\t' || *at_ == '\r')) at_++;
    return at_ == end_ ? '\0' : *at_;
  }
  // Takes the byte that peek() showed.
  void take() { at_++; }
  bool at_end() const { return at_ == end_; }
  size_t offset() const { return static_cast<size_t>(at_ - begin_); }
  JsonFault fault() const { return fault_; }

  // Each takes one token at which peek() stands; false sets fault(). A string is good until the next string() call.
  bool string(std::string_view* out);
  // Takes a string that is spelled `name` and nothing else; false takes nothing, and sets no fault.
  bool exact_string(std::string_view name) {
    const size_t size = name.size();
    if (static_cast<size_t>(end_ - at_) < size + 2 || at_[size + 1] != '"' || !same_bytes(at_ + 1, name)) return false;
    at_ += size + 2;
    return true;
  }
  // Takes a string of plain ASCII, which `text` shows, and copies it to `out` on the way; false takes nothing, and sets
  // no fault: the string is not plain, or too long for `out_end`, or at the text's end. Bytes behind the string may be
  // written as well.
  bool copy_plain_string(char* out, const char* out_end, std::string_view* text);
  bool number(std::string_view* out);
  bool word(std::string_view expected);

 private:
  bool string_with_escapes(const char* start, std::string_view* out);
  bool escape();
  bool unicode_escape();
  bool four_hex_digits(unsigned* out);
  bool digits();
  // Moves past plain bytes and valid UTF-8 to a quote or backslash.
  bool plain_run();
  bool fail();

  const char* begin_;
  const char* at_;
  const char* end_;
  std::string& unescaped_;
  JsonFault fault_ = JsonFault::kNone;
};

// The length of the UTF-8 sequence that starts at `at`, 0 if it is not valid.
size_t utf8_sequence_length(const char* at, const char* end);
bool is_valid_utf8(std::string_view text);
void append_utf8(std::string& out, unsigned code_point);

}  // namespace bulkhead
