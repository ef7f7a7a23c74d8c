#pragma once
// How Go's encoding/json compares a key with the name of a struct field: ASCII letters without case, and the two other
// code points that fold to ASCII letters, U+017F (long s) to s and U+212A (Kelvin sign) to k.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bulkhead {

constexpr char fold_ascii(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
}

// Writes the folded `key` to `out`, which holds key.size() bytes; the number of bytes written.
size_t fold_key(std::string_view key, char* out);

// Whether fold_key would leave `key` as it is.
bool is_folded(std::string_view key);

// Of a folded key.
constexpr uint32_t hash_folded(std::string_view folded) {
  uint32_t hash = 2166136261u;
  for (const char byte : folded) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
  return hash ^ (hash >> 15);
}

}  // namespace bulkhead
