// Escaping for the log. The reader of a log is a person at a terminal or a JSON parser behind a line splitter: neither
// may be steered by what a request says. So everything that moves a cursor, ends a line or reorders text is escaped.

#include "daemon/log_line.h"

#include <fmt/format.h>

#include <iterator>

namespace bulkhead {
namespace {

struct Character {
  uint32_t code_point;
  size_t bytes;  // 0: not UTF-8
};

// The character that starts the text, which is not empty. Overlong forms and surrogates are not UTF-8.
Character first_character(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const size_t bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < bytes) return {0, 0};
  uint32_t code_point = lead & (0x7fU >> bytes);
  for (size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return {0, 0};
    code_point = code_point << 6 | (byte(i) & 0x3fU);
  }
  constexpr uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_valid = code_point >= kSmallest[bytes] && code_point <= 0x10ffff && (code_point >> 11) != 0x1b;
  return {code_point, is_valid ? bytes : 0};
}

bool needs_escape(uint32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0) || code_point == '"' || code_point == '\\' ||
         (code_point >= 0x200b && code_point <= 0x200f) || (code_point >= 0x2028 && code_point <= 0x202e) ||
         (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0xfeff;
}

}  // namespace

void append_log_text(std::string& out, std::string_view text, size_t bytes_max) {
  out += '"';
  size_t taken = 0;
  while (taken < text.size()) {
    const Character character = first_character(text.substr(taken));
    const size_t bytes = character.bytes == 0 ? 1 : character.bytes;
    if (taken + bytes > bytes_max) {
      out += "…";
      break;
    }
    if (character.bytes == 0) {
      out += "\\ufffd";
    } else if (needs_escape(character.code_point)) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", character.code_point);
    } else {
      out.append(text.substr(taken, bytes));
    }
    taken += bytes;
  }
  out += '"';
}

void LogLine::key(std::string_view name) { out_.append(",\"").append(name).append("\":"); }

LogLine& LogLine::text(std::string_view name, std::string_view value, size_t bytes_max) {
  key(name);
  append_log_text(out_, value, bytes_max);
  return *this;
}

LogLine& LogLine::number(std::string_view name, uint64_t value) {
  key(name);
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

}  // namespace bulkhead
