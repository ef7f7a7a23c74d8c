// Escapes. Which bytes may stand for themselves differs from part to part.

#include "rego/builtins/url_escape.h"

#include "rego/builtins/quote.h"

namespace rego {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string_view plain_characters(UrlPart part) {
  switch (part) {
    case UrlPart::kPath:
      return "$&+,-./:;=@_~";
    case UrlPart::kHost:
    case UrlPart::kZone:
      return "!\"$&'()*+,-.:;<=>[]_~";
    case UrlPart::kUser:
      return "$&+,-.;=_~";
    case UrlPart::kQuery:
      return "-._~";
    case UrlPart::kFragment:
      return "!$&()*+,-./:;=?@_~";
  }
  return {};
}

bool stands_unescaped(char c, UrlPart part) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
  return plain_characters(part).find(c) != std::string_view::npos;
}

// Whether an escape of two good digits may stand in the part. In a host only bytes beyond ASCII are escaped; a zone may
// have more.
bool may_escape(std::string_view escape, UrlPart part) {
  if (escape == "%25") return true;
  const int byte = hex_value(escape[1]) << 4 | hex_value(escape[2]);
  if (part == UrlPart::kHost) return byte >= 0x80;
  if (part == UrlPart::kZone) return byte == ' ' || stands_unescaped(static_cast<char>(byte), UrlPart::kHost);
  return true;
}

}  // namespace

void append_url_escaped(std::string& out, std::string_view text, UrlPart part) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : text) {
    if (stands_unescaped(c, part)) {
      out.push_back(c);
    } else if (c == ' ' && part == UrlPart::kQuery) {
      out.push_back('+');
    } else {
      out.push_back('%');
      out.push_back(kDigits[static_cast<uint8_t>(c) >> 4]);
      out.push_back(kDigits[static_cast<uint8_t>(c) & 0xF]);
    }
  }
}

std::optional<std::string> read_url_escapes(std::string& out, std::string_view text, UrlPart part) {
  const bool is_host = part == UrlPart::kHost || part == UrlPart::kZone;
  for (size_t i = 0; i < text.size(); i++) {
    const char c = text[i];
    if (c == '%') {
      const std::string_view escape = text.substr(i, 3);
      const bool is_escape = escape.size() == 3 && hex_value(escape[1]) >= 0 && hex_value(escape[2]) >= 0;
      if (!is_escape || !may_escape(escape, part)) return "invalid URL escape " + quote_for_message(escape);
      out.push_back(static_cast<char>(hex_value(escape[1]) << 4 | hex_value(escape[2])));
      i += 2;
    } else if (is_host && static_cast<uint8_t>(c) < 0x80 && !stands_unescaped(c, part)) {
      return "invalid character " + quote_for_message(text.substr(i, 1)) + " in host name";
    } else {
      out.push_back(c == '+' && part == UrlPart::kQuery ? ' ' : c);
    }
  }
  return std::nullopt;
}

}  // namespace rego
