// Writing terms as Rego text. Strings are quoted as Go's strconv.Quote does: what a person can see stands as it is,
// everything else is escaped. Visible are letters, marks, numbers, punctuation, symbols and the ASCII space.

#include <string>

#include "rego/value/json.h"
#include "rego/value/numbers.h"
#include "rego/value/text.h"

namespace rego {
namespace {

void append_hex(std::string& out, char kind, uint32_t code, int digits) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '\\';
  out += kind;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += kHex[(code >> shift) & 15];
}

void append_escape(std::string& out, uint32_t code) {
  static constexpr std::string_view kControls = "abtnvfr";  // from U+0007 on
  if (code >= 7 && code <= 13) {
    out += '\\';
    out += kControls[code - 7];
  } else if (code < 0x20 || code == 0x7F) {
    append_hex(out, 'x', code, 2);
  } else if (code < 0x10000) {
    append_hex(out, 'u', code, 4);
  } else {
    append_hex(out, 'U', code, 8);
  }
}

void write_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (size_t place = 0; place < text.size();) {
    const size_t start = place;
    uint32_t code;
    if (!next_code_point(text, &place, &code)) {
      append_hex(out, 'x', static_cast<unsigned char>(text[start]), 2);
    } else if (code == '"' || code == '\\') {
      out += '\\';
      out += static_cast<char>(code);
    } else if (is_visible(code)) {
      out.append(text.substr(start, place - start));
    } else {
      append_escape(out, code);
    }
  }
  out += '"';
}

void write_items(std::string& out, std::span<const Value> items) {
  for (size_t i = 0; i < items.size(); i++) {
    if (i) out += ", ";
    write_rego(out, items[i]);
  }
}

void write_entries(std::string& out, std::span<const Entry> entries) {
  for (size_t i = 0; i < entries.size(); i++) {
    if (i) out += ", ";
    write_rego(out, entries[i].key);
    out += ": ";
    write_rego(out, entries[i].value);
  }
}

}  // namespace

void write_rego(std::string& out, const Value& value) {
  switch (value.type()) {
    case Type::kUndefined:
      out += "undefined";
      break;
    case Type::kString:
      write_quoted(out, value.as_string());
      break;
    case Type::kArray:
      out += '[';
      write_items(out, value.items());
      out += ']';
      break;
    case Type::kSet:
      if (value.size() == 0) {
        out += "set()";
        break;
      }
      out += '{';
      write_items(out, value.items());
      out += '}';
      break;
    case Type::kObject:
      out += '{';
      write_entries(out, value.entries());
      out += '}';
      break;
    default:
      write_json(out, value);
  }
}

std::string to_rego(const Value& value) {
  std::string out;
  write_rego(out, value);
  return out;
}

}  // namespace rego
