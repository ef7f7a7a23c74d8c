#pragma once
// Text, byte by byte: UTF-8, and the escapes of JSON strings. For the readers and writers of this folder.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rego {

// Appends `text`, the inside of a JSON string, to `out` with its escapes resolved. Half of a surrogate pair becomes
// U+FFFD, as in Go. False on an escape that JSON does not know; `*place` is then its backslash.
bool append_unescaped(std::string& out, std::string_view text, size_t* place);

// Appends a code point as UTF-8; what is none becomes U+FFFD.
void append_utf8(std::string& out, uint32_t code_point);

// The text with every byte that is no UTF-8 replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

// Reads the code point that begins at `*place` and moves past it. False, and one byte further, where the bytes are not
// UTF-8 (overlong, surrogate, too large, cut off).
bool next_code_point(std::string_view text, size_t* place, uint32_t* code_point);

// By Unicode's categories: L, Nd, and what a person can see (L, M, N, P, S and the ASCII space).
bool is_letter(uint32_t code_point);
bool is_decimal_digit(uint32_t code_point);
bool is_visible(uint32_t code_point);

}  // namespace rego
