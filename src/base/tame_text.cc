// Whoever writes a request, a policy or a file must not be able to repaint the terminal of who reads about it.

#include "base/tame_text.h"

#include <algorithm>

namespace base {
namespace {

// Does not cut inside a UTF-8 sequence.
std::string_view cut(std::string_view text, size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  while (bytes_max > 0 && (text[bytes_max] & 0xC0) == 0x80) bytes_max--;
  return text.substr(0, bytes_max);
}

// The bytes of the character that begins `text` if it is one that a terminal acts on or hides, else 0: C1 controls,
// line and paragraph separators, and the marks that turn the direction of writing.
size_t treacherous_bytes(std::string_view text) {
  const auto at = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  if (at(0) < ' ' || at(0) == 0x7F) return 1;
  if (at(0) == 0xC2 && at(1) >= 0x80 && at(1) <= 0x9F) return 2;
  if (at(0) == 0xD8 && at(1) == 0x9C) return 2;  // the Arabic letter mark
  if (at(0) != 0xE2) return 0;
  const bool is_general = at(1) == 0x80 && ((at(2) >= 0x8B && at(2) <= 0x8F) || (at(2) >= 0xA8 && at(2) <= 0xAE));
  const bool is_isolate = at(1) == 0x81 && at(2) >= 0xA0 && at(2) <= 0xAF;
  return is_general || is_isolate ? 3 : 0;
}

}  // namespace

void append_tame(std::string& out, std::string_view text, size_t bytes_max) {
  const std::string_view kept = cut(text, bytes_max);
  for (size_t i = 0; i < kept.size();) {
    const size_t treacherous = treacherous_bytes(kept.substr(i));
    out += treacherous > 0 ? '?' : kept[i];
    i += std::max<size_t>(treacherous, 1);
  }
  if (kept.size() < text.size()) out += "…";
}

void append_tame_lines(std::string& out, std::string_view text, size_t bytes_max) {
  const std::string_view kept = cut(text, bytes_max);
  for (size_t start = 0; start <= kept.size();) {
    const size_t end = std::min(kept.find('\n', start), kept.size());
    append_tame(out, kept.substr(start, end - start));
    if (end < kept.size()) out += '\n';
    start = end + 1;
  }
  if (kept.size() < text.size()) out += "…";
}

}  // namespace base
