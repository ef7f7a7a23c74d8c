// Folding works on UTF-8 bytes: the two special code points are the sequences C5 BF and E2 84 AA, and in valid UTF-8 no
// other sequence contains them.

#include "docker/api/go_fold.h"

namespace bulkhead {
namespace {

constexpr std::string_view kLongS = "\xC5\xBF";
constexpr std::string_view kKelvinSign = "\xE2\x84\xAA";

}  // namespace

size_t fold_key(std::string_view key, char* out) {
  size_t written = 0;
  for (size_t i = 0; i < key.size(); i++) {
    if (key.substr(i, kLongS.size()) == kLongS) {
      out[written++] = 's';
      i += kLongS.size() - 1;
    } else if (key.substr(i, kKelvinSign.size()) == kKelvinSign) {
      out[written++] = 'k';
      i += kKelvinSign.size() - 1;
    } else {
      out[written++] = fold_ascii(key[i]);
    }
  }
  return written;
}

bool is_ascii(std::string_view text) {
  uint64_t bits = 0;
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word;
    memcpy(&word, text.data() + i, sizeof(word));
    bits |= word;
  }
  for (; i < text.size(); i++) bits |= static_cast<unsigned char>(text[i]);
  return (bits & 0x8080808080808080) == 0;
}

bool is_folded(std::string_view key) {
  for (size_t i = 0; i < key.size(); i++) {
    if (fold_ascii(key[i]) != key[i]) return false;
    if (key.substr(i, kLongS.size()) == kLongS || key.substr(i, kKelvinSign.size()) == kKelvinSign) return false;
  }
  return true;
}

}  // namespace bulkhead
