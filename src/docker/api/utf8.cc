// UTF-8: shortest forms only, no surrogates, nothing past U+10FFFF.

#include "docker/api/json_scanner.h"

namespace bulkhead {
namespace {

bool is_continuation(const char* at, const char* end) { return at < end && (*at & 0xC0) == 0x80; }

}  // namespace

size_t utf8_sequence_length(const char* at, const char* end) {
  const auto first = static_cast<unsigned char>(*at);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4 || !is_continuation(at + 1, end)) return 0;
  if (first < 0xE0) return 2;
  const auto second = static_cast<unsigned char>(at[1]);
  if (!is_continuation(at + 2, end)) return 0;
  if (first < 0xF0) return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ? 0 : 3;
  if (!is_continuation(at + 3, end)) return 0;
  return (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F) ? 0 : 4;
}

bool is_valid_utf8(std::string_view text) {
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at != end;) {
    const size_t length = utf8_sequence_length(at, end);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

void append_utf8(std::string& out, unsigned code_point) {
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0 | (code_point >> 6));
    tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0 | (code_point >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | (code_point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace bulkhead
