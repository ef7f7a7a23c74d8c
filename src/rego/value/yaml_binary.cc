#include "rego/value/yaml_binary.h"

#include <cstdint>

#include "rego/value/text.h"

namespace rego {

std::optional<std::string> decode_yaml_binary(std::string_view text) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  uint32_t bits = 0;
  size_t digits = 0;
  size_t padding = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r') continue;
    const size_t digit = kDigits.find(c);
    if (c == '=') {
      padding++;
    } else if (digit == kDigits.npos || padding) {
      return {};
    }
    bits = (bits << 6) | static_cast<uint32_t>(c == '=' ? 0 : digit);
    if (++digits % 4 == 0) {
      bytes += {static_cast<char>(bits >> 16), static_cast<char>(bits >> 8), static_cast<char>(bits)};
      bits = 0;
    }
  }
  if (digits % 4 || padding > 2) return {};
  bytes.resize(bytes.size() - padding);
  return to_valid_utf8(bytes);
}

}  // namespace rego
