#pragma once
// How Go's encoding/json compares a key with the name of a struct field: ASCII letters without case, and the two other
// code points that fold to ASCII letters, U+017F (long s) to s and U+212A (Kelvin sign) to k.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace bulkhead {

constexpr char fold_ascii(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
}

// Writes the folded `key` to `out`, which holds key.size() bytes; the number of bytes written.
size_t fold_key(std::string_view key, char* out);

bool is_ascii(std::string_view text);

// Whether fold_key would leave `key` as it is.
bool is_folded(std::string_view key);

// Eight bytes with the letters in lower case; what else is conflated by that does not matter to a hash.
constexpr uint64_t load_lower(const char* bytes, size_t count) {
  uint64_t word = 0;
  if (std::is_constant_evaluated()) {
    for (size_t i = 0; i < count; i++) word |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[i])) << (i * 8);
  } else {
    memcpy(&word, bytes, count);
  }
  return word | 0x2020202020202020;
}

// The same for all spellings of an ASCII key. Looks at the ends: field names are told apart by them well enough.
constexpr uint32_t hash_name(std::string_view name) {
  const size_t size = name.size();
  uint64_t first = 0;
  uint64_t last = 0;
  if (size >= 8) {
    first = load_lower(name.data(), 8);
    last = load_lower(name.data() + size - 8, 8);
  } else if (size >= 4) {
    first = load_lower(name.data(), 4);
    last = load_lower(name.data() + size - 4, 4);
  } else {
    for (const char byte : name) first = first << 8 | (static_cast<unsigned char>(byte) | 0x20);
  }
  const uint64_t hash = (first * 0x9E3779B97F4A7C15 ^ last) * 0xD6E8FEB86659FD93 + size * 0x9E3779B9;
  return static_cast<uint32_t>(hash >> 40);
}

}  // namespace bulkhead
