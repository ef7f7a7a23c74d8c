#pragma once
// Strings by code point, as Go reads them: a byte that begins no valid sequence counts as one code point, U+FFFD.

#include <cstdint>
#include <string_view>

namespace rego {

inline constexpr uint32_t kReplacementRune = 0xFFFD;

struct Rune {
  uint32_t code;
  uint32_t bytes;  // how many it took; 1 with kReplacementRune for a byte that is no UTF-8
};

// The code point at the start of `text`, which is not empty.
Rune decode_rune(std::string_view text);
// The code point at the end of `text`, which is not empty.
Rune decode_last_rune(std::string_view text);
// Writes up to four bytes and returns how many.
size_t encode_rune(uint32_t code, char* bytes);

bool is_ascii(std::string_view text);
size_t count_runes(std::string_view text);
// The byte position of code point number `runes`, or text.size() when there are fewer.
size_t rune_position(std::string_view text, size_t runes);

// White space as Go's unicode.IsSpace has it.
bool is_space_rune(uint32_t code);

}  // namespace rego
