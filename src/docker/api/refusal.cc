// Sentences are shown to people and written to logs, so what a request brings into them is cut and made harmless.

#include "docker/api/refusal.h"

namespace bulkhead {

std::string quoted(std::string_view text) {
  constexpr size_t kBytesMax = 40;
  const bool is_cut = text.size() > kBytesMax;
  if (is_cut) {
    size_t end = kBytesMax;
    while (end > 0 && (text[end] & 0xC0) == 0x80) end--;  // not inside a character
    text = text.substr(0, end);
  }
  std::string out = "\"";
  for (const char byte : text) out += static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F ? '?' : byte;
  return out + (is_cut ? "…\"" : "\"");
}

}  // namespace bulkhead
