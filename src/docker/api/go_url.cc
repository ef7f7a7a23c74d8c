// Escapes are decoded in one copy; most requests have none and are not copied.

#include "docker/api/go_url.h"

#include "rego/value/builders.h"

namespace bulkhead {
namespace {

int hex_digit(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  const char lower = static_cast<char>(byte | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

std::optional<std::string_view> unescape_url(base::Arena& arena, std::string_view text, Unescape mode) {
  const std::string_view special = mode == Unescape::kQuery ? "%+" : "%";
  if (text.find_first_of(special) == std::string_view::npos) return text;
  char* const out = arena.allocate_array<char>(text.size());
  size_t written = 0;
  for (size_t i = 0; i < text.size(); i++) {
    char byte = text[i];
    if (byte == '%') {
      if (text.size() - i < 3) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      byte = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (byte == '+' && mode == Unescape::kQuery) {
      byte = ' ';
    }
    out[written++] = byte;
  }
  return std::string_view(out, written);
}

std::optional<std::span<const QueryPair>> parse_query(base::Arena& arena, std::string_view text) {
  rego::ArenaVector<QueryPair> pairs(arena);
  while (!text.empty()) {
    const size_t end = text.find('&');
    const std::string_view piece = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (piece.empty()) continue;
    if (piece.find(';') != std::string_view::npos) return std::nullopt;
    const size_t equals = piece.find('=');
    const auto key = unescape_url(arena, piece.substr(0, equals), Unescape::kQuery);
    const auto value = equals == std::string_view::npos
                           ? std::string_view()
                           : unescape_url(arena, piece.substr(equals + 1), Unescape::kQuery);
    if (!key || !value) return std::nullopt;
    pairs.push_back({*key, *value});
  }
  return pairs.span();
}

}  // namespace bulkhead
