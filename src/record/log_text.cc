// Escaping for logs. The reader of a log is a person at a terminal or a JSON parser behind a line splitter: neither may
// be steered by what a request says. So everything that moves a cursor, ends a line or reorders text is escaped. Most
// text is plain ASCII, and is copied by runs.

#include "record/log_text.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <iterator>

#include "rego/value/json.h"

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
         (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0x061c || code_point == 0xfeff;
}

// How many bytes at the start of the text stand for themselves.
size_t plain_bytes(std::string_view text) {
  size_t count = 0;
  while (count < text.size() && text[count] >= 0x20 && text[count] < 0x7f && text[count] != '"' &&
         text[count] != '\\') {
    ++count;
  }
  return count;
}

class ValueWriter {
 public:
  ValueWriter(std::string& out, size_t bytes_max) : out_(out), bytes_max_(bytes_max) {}

  bool write(const rego::Value& value) {
    switch (value.type()) {
      case rego::Type::kString:
        return write_string(value.as_string());
      case rego::Type::kNumber:
        return write_number(value);
      case rego::Type::kArray:
      case rego::Type::kSet:
        return write_items(value.items());
      case rego::Type::kObject:
        return write_entries(value.unordered_entries());
      case rego::Type::kBoolean:
        return write_word(value.as_boolean() ? "true" : "false");
      case rego::Type::kNull:
      case rego::Type::kUndefined:
        break;
    }
    return write_word("null");
  }

 private:
  bool write_word(std::string_view word) {
    out_ += word;
    return out_.size() <= bytes_max_;
  }
  bool write_string(std::string_view text) {
    if (out_.size() + text.size() > bytes_max_) return false;
    append_log_text(out_, text, text.size());
    return out_.size() <= bytes_max_;
  }
  bool write_number(const rego::Value& value) {
    if (!value.is_integer()) return write_word(value.as_text());
    char digits[24];
    return write_word({digits, std::to_chars(digits, std::end(digits), value.as_integer()).ptr});
  }
  bool write_items(std::span<const rego::Value> items) {
    char before = '[';
    for (const rego::Value& item : items) {
      out_ += before;
      before = ',';
      if (!write(item)) return false;
    }
    return write_word(items.empty() ? "[]" : "]");
  }
  bool write_entries(std::span<const rego::Entry> entries) {
    char before = '{';
    for (const rego::Entry& entry : entries) {
      out_ += before;
      before = ',';
      // A key that is no string is written as the string of its own JSON, as OPA does.
      if (!(entry.key.is_string() ? write_string(entry.key.as_string()) : write_string(rego::to_json(entry.key)))) {
        return false;
      }
      out_ += ':';
      if (!write(entry.value)) return false;
    }
    return write_word(entries.empty() ? "{}" : "}");
  }

  std::string& out_;
  const size_t bytes_max_;
};

}  // namespace

void append_log_text(std::string& out, std::string_view text, size_t bytes_max) {
  out += '"';
  size_t taken = 0;
  while (taken < text.size()) {
    const size_t plain = plain_bytes(text.substr(taken, bytes_max - taken));
    out.append(text.substr(taken, plain));
    taken += plain;
    if (taken == text.size()) break;
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

bool append_log_value(std::string& out, const rego::Value& value, size_t out_bytes_max) {
  return ValueWriter(out, out_bytes_max).write(value);
}

}  // namespace bulkhead
