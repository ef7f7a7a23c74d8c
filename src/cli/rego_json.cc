// Ordered JSON output. The pretty form is made from the compact one in a single pass that only looks at brackets,
// commas and colons outside strings.

#include "cli/rego_json.h"

#include <charconv>
#include <cmath>
#include <cstring>

#include "rego/value/json.h"

namespace bulkhead {
namespace {

void new_line(std::string& out, int depth) {
  out += '\n';
  out.append(static_cast<size_t>(depth) * 2, ' ');
}

// The end of the string that starts at `begin`, behind its closing quote.
size_t string_end(const std::string& text, size_t begin) {
  size_t i = begin + 1;
  while (i < text.size() && text[i] != '"') i += text[i] == '\\' ? 2 : 1;
  return i + 1;
}

}  // namespace

void JsonText::separate() {
  if (!is_first_) text_ += ',';
  is_first_ = false;
}

JsonText& JsonText::open(char bracket) {
  separate();
  text_ += bracket;
  is_first_ = true;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  text_ += bracket;
  is_first_ = false;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  string(name);
  text_ += ':';
  is_first_ = true;
  return *this;
}

JsonText& JsonText::string(std::string_view text) {
  separate();
  rego::write_json_string(text_, text, rego::HtmlEscape::kYes);
  return *this;
}

JsonText& JsonText::integer(int64_t number) { return raw(std::to_string(number)); }

JsonText& JsonText::boolean(bool truth) { return raw(truth ? "true" : "false"); }

JsonText& JsonText::value(const rego::Value& value) {
  separate();
  rego::write_json(text_, value, rego::JsonStyle::kCompact, rego::HtmlEscape::kYes);
  return *this;
}

JsonText& JsonText::real(double number) {
  char buffer[64];
  const double size = std::fabs(number);
  const bool is_plain = size == 0 || (size >= 1e-6 && size < 1e21);
  const auto format = is_plain ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), number, format).ptr;
  return raw({buffer, static_cast<size_t>(end - buffer)});
}

JsonText& JsonText::raw(std::string_view json) {
  separate();
  text_ += json;
  return *this;
}

std::string JsonText::pretty() const {
  std::string out;
  int depth = 0;
  for (size_t i = 0; i < text_.size();) {
    const char c = text_[i];
    if (c == '"') {
      const size_t end = string_end(text_, i);
      out.append(text_, i, end - i);
      i = end;
      continue;
    }
    const bool opens = c == '{' || c == '[';
    const bool closes = c == '}' || c == ']';
    const bool was_empty = closes && (text_[i - 1] == '{' || text_[i - 1] == '[');
    if (closes && !was_empty) new_line(out, --depth);
    if (closes && was_empty) depth--;
    out += c;
    if (opens) depth++;
    const bool stays_empty = opens && (text_[i + 1] == '}' || text_[i + 1] == ']');
    if ((opens && !stays_empty) || c == ',') new_line(out, depth);
    if (c == ':') out += ' ';
    i++;
  }
  return out;
}

}  // namespace bulkhead
