// Block style with two spaces a level. A collection under "- ", "? " or ": " begins on the same line, one under "key:"
// on the next. Numbers are written as go-yaml prints what it reads of their text: integers in full up to 64 bits, all
// else as a double.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "rego/value/double_text.h"
#include "rego/value/json.h"
#include "rego/value/numbers.h"
#include "rego/value/text.h"
#include "rego/value/yaml.h"
#include "rego/value/yaml_scalar.h"
#include "rego/value/yaml_style.h"

namespace rego {
namespace {

constexpr size_t kSimpleKeyMax = 128;  // bytes; a longer key is written after "? "
constexpr size_t kIndent = 2;

enum class Start { kSameLine, kNewLine };

std::string number_as_yaml(const Value& number) {
  const std::string text = number_to_string(number);
  const YamlScalar scalar = resolve_yaml_scalar(text);
  switch (scalar.kind) {
    case YamlKind::kInteger:
      return std::to_string(scalar.integer);
    case YamlKind::kUnsigned:
      return std::to_string(scalar.unsigned_integer);
    case YamlKind::kFloat:
      return double_to_general(scalar.number);
    default:
      return text;
  }
}

// The escape of a character in double quotes, without the backslash.
std::string escape_of(uint32_t code) {
  switch (code) {
    case 0x00:
      return "0";
    case 0x1B:
      return "e";
    case '"':
      return "\"";
    case '\\':
      return "\\";
    case 0x85:
      return "N";
    case 0xA0:
      return "_";
    case 0x2028:
      return "L";
    case 0x2029:
      return "P";
    default:
      break;
  }
  constexpr std::string_view kControls = "abtnvfr";  // from U+0007 on
  if (code >= 7 && code <= 13) return std::string(1, kControls[code - 7]);
  std::string out = code <= 0xFF ? "x" : code <= 0xFFFF ? "u" : "U";
  static constexpr char kHex[] = "0123456789ABCDEF";
  for (int shift = code <= 0xFF ? 4 : code <= 0xFFFF ? 12 : 28; shift >= 0; shift -= 4)
    out += kHex[(code >> shift) & 15];
  return out;
}

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void write_document(const Value& value) {
    write_node(value, 0, Start::kSameLine);
    end_line();
  }

 private:
  using Pair = std::pair<std::string, Value>;

  static bool is_block(const Value& value) { return value.is_collection() && value.size() > 0; }

  // A collection's lines begin at `indent`; a string's further lines one level deeper.
  void write_node(const Value& value, size_t indent, Start start) {
    switch (value.type()) {
      case Type::kArray:
      case Type::kSet:
        return write_sequence(value.items(), indent, start);
      case Type::kObject:
        return write_mapping(value.entries(), indent, start);
      case Type::kNumber:
        out_ += number_as_yaml(value);
        break;
      case Type::kString: {
        const std::string text = to_valid_utf8(value.as_string());
        write_string(text, look_of_yaml_string(text).style, indent + kIndent);
        break;
      }
      case Type::kBoolean:
        out_ += value.as_boolean() ? "true" : "false";
        break;
      default:
        out_ += "null";
    }
  }

  void write_sequence(std::span<const Value> items, size_t indent, Start start) {
    if (items.empty()) return void(out_ += "[]");
    for (const Value& item : items) {
      begin_line(indent, std::exchange(start, Start::kNewLine));
      out_ += "- ";
      write_node(item, indent + (is_block(item) ? kIndent : 0), Start::kSameLine);
    }
  }

  void write_mapping(std::span<const Entry> entries, size_t indent, Start start) {
    if (entries.empty()) return void(out_ += "{}");
    for (const auto& [key, value] : sorted_pairs(entries)) {
      begin_line(indent, std::exchange(start, Start::kNewLine));
      const YamlLook look = look_of_yaml_string(key);
      if (look.is_multiline || key.size() > kSimpleKeyMax) {
        write_long_key(key, look.style, value, indent);
        continue;
      }
      write_string(key, look.style, indent + kIndent);
      out_ += is_block(value) ? ":" : ": ";
      write_node(value, indent + (is_block(value) ? kIndent : 0), Start::kNewLine);
    }
  }

  void write_long_key(std::string_view key, YamlStyle style, const Value& value, size_t indent) {
    out_ += "? ";
    write_string(key, style, indent + kIndent);
    begin_line(indent, Start::kNewLine);
    out_ += ": ";
    write_node(value, indent + (is_block(value) ? kIndent : 0), Start::kSameLine);
  }

  // By the names that the keys have in JSON; of two alike the last stands.
  static std::vector<Pair> sorted_pairs(std::span<const Entry> entries) {
    std::vector<Pair> pairs;
    bool has_strings_only = true;
    for (const Entry& entry : entries) {
      std::string name;
      if (entry.key.is_string()) {
        name = to_valid_utf8(entry.key.as_string());
      } else {
        has_strings_only = false;
        write_json(name, entry.key, JsonStyle::kCompact, HtmlEscape::kYes);
      }
      pairs.emplace_back(std::move(name), entry.value);
    }
    if (!has_strings_only) keep_last_of_name(pairs);
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return is_yaml_key_before(a.first, b.first); });
    return pairs;
  }

  static void keep_last_of_name(std::vector<Pair>& pairs) {
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.first < b.first; });
    const auto first_kept =
        std::unique(pairs.rbegin(), pairs.rend(), [](const Pair& a, const Pair& b) { return a.first == b.first; });
    pairs.erase(pairs.begin(), first_kept.base());
  }

  void write_string(std::string_view text, YamlStyle style, size_t indent) {
    switch (style) {
      case YamlStyle::kPlain:
        out_ += text;
        break;
      case YamlStyle::kSingleQuoted:
        write_single_quoted(text, indent);
        break;
      case YamlStyle::kDoubleQuoted:
        write_double_quoted(text);
        break;
      case YamlStyle::kLiteral:
        write_literal(text, indent);
    }
  }

  void write_single_quoted(std::string_view text, size_t indent) {
    out_ += '\'';
    for (size_t place = 0; place < text.size();) {
      const size_t start = place;
      uint32_t code;
      next_code_point(text, &place, &code);
      if (code == '\'') out_ += '\'';
      out_ += text.substr(start, place - start);
      uint32_t next = 0;
      size_t next_place = place;
      if (place < text.size()) next_code_point(text, &next_place, &next);
      if (is_yaml_break(code) && place < text.size() && !is_yaml_break(next)) out_.append(indent, ' ');
    }
    out_ += '\'';
  }

  void write_double_quoted(std::string_view text) {
    out_ += '"';
    for (size_t place = 0; place < text.size();) {
      const size_t start = place;
      uint32_t code;
      next_code_point(text, &place, &code);
      if (!is_yaml_printable(code) || is_yaml_break(code) || code == '"' || code == '\\') {
        out_ += '\\';
        out_ += escape_of(code);
      } else {
        out_ += text.substr(start, place - start);
      }
    }
    out_ += '"';
  }

  void write_literal(std::string_view text, size_t indent) {
    out_ += '|';
    write_literal_hints(text);
    out_ += '\n';
    bool is_line_start = true;
    for (size_t place = 0; place < text.size();) {
      const size_t start = place;
      uint32_t code;
      next_code_point(text, &place, &code);
      const bool is_break = is_yaml_break(code);
      if (is_line_start && !is_break) out_.append(indent, ' ');
      out_ += text.substr(start, place - start);
      is_line_start = is_break;
    }
  }

  // How deep the text is indented where its own first line is white, and what becomes of the breaks at its end.
  void write_literal_hints(std::string_view text) {
    std::vector<uint32_t> codes;
    for (size_t place = 0; place < text.size();) next_code_point(text, &place, &codes.emplace_back());
    if (codes.front() == ' ' || is_yaml_break(codes.front())) out_ += static_cast<char>('0' + kIndent);
    if (!is_yaml_break(codes.back())) {
      out_ += '-';
    } else if (codes.size() == 1 || is_yaml_break(codes[codes.size() - 2])) {
      out_ += '+';
    }
  }

  void begin_line(size_t indent, Start start) {
    if (start == Start::kSameLine) return;
    end_line();
    out_.append(indent, ' ');
  }
  void end_line() {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  std::string& out_;
};

}  // namespace

std::string to_yaml(const Value& value) {
  std::string out;
  Writer(out).write_document(value);
  return out;
}

}  // namespace rego
