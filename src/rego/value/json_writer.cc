// Writing JSON as Go's encoding/json does: strings keep all that JSON lets them keep, except U+2028 and U+2029, and
// bytes that are no UTF-8 become U+FFFD. Object keys that are no strings are written as the string of their own JSON;
// the order is then that of the strings, and of two alike the last stands.

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "rego/value/json.h"
#include "rego/value/numbers.h"
#include "rego/value/text.h"

namespace rego {
namespace {

// Bytes that stand for themselves, by HtmlEscape.
using ByteSet = std::array<bool, 256>;

constexpr ByteSet make_plain_bytes(HtmlEscape escape) {
  ByteSet plain{};
  for (int byte = 0x20; byte < 0x80; byte++) plain[byte] = byte != '"' && byte != '\\';
  if (escape == HtmlEscape::kYes) plain['<'] = plain['>'] = plain['&'] = false;
  return plain;
}
constexpr ByteSet kPlain = make_plain_bytes(HtmlEscape::kNo);
constexpr ByteSet kPlainHtml = make_plain_bytes(HtmlEscape::kYes);

void append_u_escape(std::string& out, uint32_t code) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(code >> shift) & 15];
}

void append_ascii_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\b':
      out += "\\b";
      break;
    case '\f':
      out += "\\f";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      append_u_escape(out, static_cast<unsigned char>(c));
  }
}

// The character at `*place`, which is no plain byte.
void append_special(std::string& out, std::string_view text, size_t* place) {
  const size_t start = *place;
  if (static_cast<unsigned char>(text[start]) < 0x80) {
    append_ascii_escape(out, text[start]);
    (*place)++;
    return;
  }
  uint32_t code;
  if (!next_code_point(text, place, &code)) {
    out += "\\ufffd";
  } else if (code == 0x2028 || code == 0x2029) {
    append_u_escape(out, code);
  } else {
    out.append(text.substr(start, *place - start));
  }
}

class Writer {
 public:
  Writer(std::string& out, JsonStyle style, HtmlEscape escape) : out_(out), style_(style), escape_(escape) {}

  void write(const Value& value) {
    switch (value.type()) {
      case Type::kUndefined:
      case Type::kNull:
        out_ += "null";
        break;
      case Type::kBoolean:
        out_ += value.as_boolean() ? "true" : "false";
        break;
      case Type::kNumber: {
        char buffer[kIntegerTextMax];
        out_ += number_text(value, buffer);
        break;
      }
      case Type::kString:
        write_json_string(out_, value.as_string(), escape_);
        break;
      case Type::kArray:
      case Type::kSet:
        write_items(value.items());
        break;
      case Type::kObject:
        write_object(value.entries());
        break;
    }
  }

 private:
  void write_items(std::span<const Value> items) {
    if (items.empty()) return void(out_ += "[]");
    open('[');
    for (const Value& item : items) {
      separate();
      write(item);
    }
    close(']');
  }

  void write_object(std::span<const Entry> entries) {
    if (entries.empty()) return void(out_ += "{}");
    const bool has_strings_only =
        std::all_of(entries.begin(), entries.end(), [](const Entry& entry) { return entry.key.is_string(); });
    if (!has_strings_only) return write_mixed_object(entries);
    open('{');
    for (const Entry& entry : entries) write_entry(entry.key.as_string(), entry.value);
    close('}');
  }

  void write_mixed_object(std::span<const Entry> entries) {
    std::vector<std::pair<std::string, Value>> named;
    for (const Entry& entry : entries) {
      std::string name;
      if (entry.key.is_string()) {
        name = entry.key.as_string();
      } else {
        Writer(name, JsonStyle::kCompact, HtmlEscape::kYes).write(entry.key);
      }
      named.emplace_back(std::move(name), entry.value);
    }
    std::stable_sort(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    open('{');
    for (size_t i = 0; i < named.size(); i++) {
      const bool is_last_of_name = i + 1 == named.size() || named[i + 1].first != named[i].first;
      if (is_last_of_name) write_entry(named[i].first, named[i].second);
    }
    close('}');
  }

  void write_entry(std::string_view name, const Value& value) {
    separate();
    write_json_string(out_, name, escape_);
    out_ += style_ == JsonStyle::kPretty ? ": " : ":";
    write(value);
  }

  void open(char bracket) {
    out_ += bracket;
    is_first_ = true;
    depth_++;
  }
  void separate() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
    new_line();
  }
  void close(char bracket) {
    depth_--;
    new_line();
    out_ += bracket;
    is_first_ = false;
  }
  void new_line() {
    if (style_ != JsonStyle::kPretty) return;
    out_ += '\n';
    out_.append(depth_ * 2, ' ');
  }

  std::string& out_;
  JsonStyle style_;
  HtmlEscape escape_;
  bool is_first_ = true;
  size_t depth_ = 0;
};

}  // namespace

void write_json_string(std::string& out, std::string_view text, HtmlEscape escape) {
  const ByteSet& plain = escape == HtmlEscape::kYes ? kPlainHtml : kPlain;
  out += '"';
  size_t place = 0;
  while (true) {
    const size_t start = place;
    while (place < text.size() && plain[static_cast<unsigned char>(text[place])]) place++;
    out.append(text.substr(start, place - start));
    if (place == text.size()) break;
    append_special(out, text, &place);
  }
  out += '"';
}

void write_json(std::string& out, const Value& value, JsonStyle style, HtmlEscape escape) {
  Writer(out, style, escape).write(value);
}

std::string to_json(const Value& value, JsonStyle style) {
  std::string out;
  write_json(out, value, style);
  return out;
}

}  // namespace rego
