// Escapes of strings are JSON's. Half of a surrogate pair becomes U+FFFD, as in Go.

#include "rego/syntax/string_literal.h"

#include <cstdint>

namespace rego {
namespace {

constexpr uint32_t kReplacement = 0xFFFD;

void append_utf8(std::string& out, uint32_t code) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

// Four hexadecimal digits at `at`; more than 0xFFFF where there are none.
uint32_t hex4(std::string_view text, size_t at) {
  if (at + 4 > text.size()) return UINT32_MAX;
  uint32_t code = 0;
  for (const char c : text.substr(at, 4)) {
    const char lower = static_cast<char>(c | 0x20);
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && !(lower >= 'a' && lower <= 'f')) return UINT32_MAX;
    code = code * 16 + static_cast<uint32_t>(is_digit ? c - '0' : lower - 'a' + 10);
  }
  return code;
}

// `at` stands behind the "u" and moves over what was read.
bool append_unicode(std::string& out, std::string_view text, size_t& at) {
  const uint32_t high = hex4(text, at);
  if (high > 0xFFFF) return false;
  at += 4;
  const bool is_high = high >= 0xD800 && high < 0xDC00;
  const bool is_low = high >= 0xDC00 && high < 0xE000;
  if (!is_high) {
    append_utf8(out, is_low ? kReplacement : high);
    return true;
  }
  const uint32_t low = text.substr(at, 2) == "\\u" ? hex4(text, at + 2) : UINT32_MAX;
  if (low >= 0xDC00 && low < 0xE000) {
    at += 6;
    append_utf8(out, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
  } else {
    append_utf8(out, kReplacement);
  }
  return true;
}

bool append_escape(std::string& out, std::string_view text, size_t& at) {
  switch (text[at++]) {
    case '"':
      out += '"';
      return true;
    case '\\':
      out += '\\';
      return true;
    case '/':
      out += '/';
      return true;
    case 'b':
      out += '\b';
      return true;
    case 'f':
      out += '\f';
      return true;
    case 'n':
      out += '\n';
      return true;
    case 'r':
      out += '\r';
      return true;
    case 't':
      out += '\t';
      return true;
    case 'u':
      return append_unicode(out, text, at);
    default:
      return false;
  }
}

}  // namespace

std::optional<std::string> unescape_string(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char c = text[at++];
    const bool is_control = static_cast<unsigned char>(c) < 0x20;
    if (is_control || c == '"') return std::nullopt;
    if (c != '\\') {
      out += c;
    } else if (at >= text.size() || !append_escape(out, text, at)) {
      return std::nullopt;
    }
  }
  return out;
}

std::optional<std::string> unescape_template(std::string_view text, bool is_raw) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '\\' && i + 1 < text.size();
    if (is_escape && text[i + 1] == '{') continue;
    out += text[i];
    if (is_escape && !is_raw) out += text[++i];
  }
  if (is_raw || out.find('\\') == std::string::npos) return out;
  return unescape_string(out);
}

}  // namespace rego
