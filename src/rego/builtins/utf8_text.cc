// UTF-8 by hand: a few bits a byte, and the ranges that forbid overlong forms and surrogates.

#include "rego/builtins/utf8_text.h"

#include <algorithm>
#include <cstring>

namespace rego {
namespace {

constexpr Rune kBad{kReplacementRune, 1};

bool is_continuation(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }
uint32_t low_bits(char c) { return static_cast<uint8_t>(c) & 0x3F; }

}  // namespace

Rune decode_rune(std::string_view text) {
  const auto first = static_cast<uint8_t>(text[0]);
  if (first < 0x80) return {first, 1};
  const uint32_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return kBad;
  uint32_t code = first & (0xFFu >> (length + 1));
  for (uint32_t i = 1; i < length; i++) {
    if (!is_continuation(text[i])) return kBad;
    code = code << 6 | low_bits(text[i]);
  }
  if (length == 3 && (code < 0x800 || (code >= 0xD800 && code < 0xE000))) return kBad;
  if (length == 4 && (code < 0x10000 || code > 0x10FFFF)) return kBad;
  return {code, length};
}

Rune decode_last_rune(std::string_view text) {
  const size_t longest = std::min<size_t>(text.size(), 4);
  for (size_t length = 1; length <= longest; length++) {
    const std::string_view tail = text.substr(text.size() - length);
    if (is_continuation(tail[0])) continue;
    const Rune rune = decode_rune(tail);
    return rune.bytes == length ? rune : kBad;
  }
  return kBad;
}

size_t encode_rune(uint32_t code, char* bytes) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = kReplacementRune;
  if (code < 0x80) {
    bytes[0] = static_cast<char>(code);
    return 1;
  }
  const size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = length - 1; i > 0; i--, code >>= 6) bytes[i] = static_cast<char>(0x80 | (code & 0x3F));
  bytes[0] = static_cast<char>((0xF00u >> length) | code);
  return length;
}

bool is_ascii(std::string_view text) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word;
    memcpy(&word, text.data() + i, sizeof(word));
    if (word & kHighBits) return false;
  }
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(),
                     [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

size_t count_runes(std::string_view text) {
  if (is_ascii(text)) return text.size();
  size_t runes = 0;
  for (size_t i = 0; i < text.size(); i += decode_rune(text.substr(i)).bytes) runes++;
  return runes;
}

size_t rune_position(std::string_view text, size_t runes) {
  size_t i = 0;
  for (; runes > 0 && i < text.size(); runes--) i += decode_rune(text.substr(i)).bytes;
  return i;
}

bool is_space_rune(uint32_t code) {
  if (code < 0x80) return code == ' ' || (code >= '\t' && code <= '\r');
  return code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
         code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

}  // namespace rego
