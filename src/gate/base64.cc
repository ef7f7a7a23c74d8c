// Four look-ups give three bytes. Each of the four tables holds a digit's bits where they belong in the result, and one
// bit above it for a byte that is no digit, so that a whole group is tested at once.

#include "gate/base64.h"

#include <array>
#include <cstdint>

namespace bulkhead {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr uint32_t kBad = 1u << 24;

struct Tables {
  std::array<std::array<uint32_t, 256>, 4> digit;
};

consteval Tables make_tables() {
  Tables tables{};
  for (size_t place = 0; place < 4; place++) {
    tables.digit[place].fill(kBad);
    for (size_t value = 0; value < kDigits.size(); value++) {
      tables.digit[place][static_cast<unsigned char>(kDigits[value])] =
          static_cast<uint32_t>(value << (18 - 6 * place));
    }
  }
  return tables;
}

constexpr Tables kTables = make_tables();

uint32_t group(const char* text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text);
  return kTables.digit[0][bytes[0]] | kTables.digit[1][bytes[1]] | kTables.digit[2][bytes[2]] |
         kTables.digit[3][bytes[3]];
}

// The last group, with one or two signs of padding; the bits that padding leaves must be 0, as Go writes them.
bool decode_padded(std::string_view text, size_t padding, char* out) {
  const char full[4] = {text[0], text[1], padding == 1 ? text[2] : 'A', 'A'};
  const uint32_t bits = group(full);
  if (bits & kBad) return false;
  out[0] = static_cast<char>(bits >> 16);
  if (padding == 1) out[1] = static_cast<char>(bits >> 8);
  return (bits & (padding == 1 ? 0xFFu : 0xFFFFu)) == 0;
}

}  // namespace

bool decode_base64(std::string_view text, std::string& out) {
  out.clear();
  if (text.size() % 4 != 0) return false;
  if (text.empty()) return true;
  const size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  const size_t full_groups = text.size() / 4 - (padding > 0);
  out.resize(text.size() / 4 * 3 - padding);
  char* at = out.data();
  uint32_t bad = 0;
  for (size_t i = 0; i < full_groups; i++, at += 3) {
    const uint32_t bits = group(text.data() + i * 4);
    bad |= bits;
    at[0] = static_cast<char>(bits >> 16);
    at[1] = static_cast<char>(bits >> 8);
    at[2] = static_cast<char>(bits);
  }
  if (bad & kBad) return false;
  return padding == 0 || decode_padded(text.substr(text.size() - 4), padding, at);
}

}  // namespace bulkhead
