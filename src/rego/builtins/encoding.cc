// Text from and to base64, hex, JSON and YAML. JSON and YAML themselves are read and written in rego/value.

#include <algorithm>
#include <cstdlib>

#include "rego/builtins/base64.h"
#include "rego/builtins/families.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/quote.h"
#include "rego/builtins/text_builder.h"
#include "rego/value/json.h"
#include "rego/value/yaml.h"

namespace rego {
namespace {

template <Base64Alphabet kAlphabet, Base64Padding kPadding>
Value encode_base64(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  TextBuilder out(context.arena, args[0].as_string().size() * 4 / 3 + 4);
  append_base64(out, args[0].as_string(), kAlphabet, kPadding);
  return out.finish(context);
}

Value decode_base64(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  TextBuilder out(context.arena, args[0].as_string().size());
  const int64_t bad = read_base64(out, args[0].as_string(), Base64Alphabet::kStandard);
  return bad < 0 ? out.finish(context) : fail_format(context, "illegal base64 data at input byte {}", bad);
}

Value is_base64(BuiltinContext& context, BuiltinArgs args) {
  if (!args[0].is_string()) return Value::boolean(false);
  TextBuilder out(context.arena, args[0].as_string().size());
  return Value::boolean(read_base64(out, args[0].as_string(), Base64Alphabet::kStandard) < 0);
}

Value decode_base64url(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  TextBuilder out(context.arena, args[0].as_string().size());
  const std::string problem = read_base64url(out, args[0].as_string());
  return problem.empty() ? out.finish(context) : context.fail(problem);
}

Value encode_hex(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  constexpr std::string_view kDigits = "0123456789abcdef";
  TextBuilder out(context.arena, args[0].as_string().size() * 2);
  for (const char c : args[0].as_string()) {
    out.append(kDigits[static_cast<uint8_t>(c) >> 4]);
    out.append(kDigits[static_cast<uint8_t>(c) & 0xF]);
  }
  return out.finish(context);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Value fail_hex(BuiltinContext& context, char c) {
  const auto byte = static_cast<uint8_t>(c);
  TextBuilder shown(context.arena);
  if (is_printable(byte)) {
    shown.append(" '");
    shown.append_rune(byte);
    shown.append('\'');
  }
  return fail_format(context, "encoding/hex: invalid byte: U+{:04X}{}", byte, shown.view());
}

Value decode_hex(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  const std::string_view text = args[0].as_string();
  TextBuilder out(context.arena, text.size() / 2);
  for (size_t i = 0; i < text.size(); i += 2) {
    if (hex_digit(text[i]) < 0) return fail_hex(context, text[i]);
    if (i + 1 == text.size()) return context.fail("encoding/hex: odd length hex string");
    if (hex_digit(text[i + 1]) < 0) return fail_hex(context, text[i + 1]);
    out.append(static_cast<char>(hex_digit(text[i]) << 4 | hex_digit(text[i + 1])));
  }
  return out.finish(context);
}

Value json_text(BuiltinContext& context, const Value& value) {
  std::string text;
  write_json(text, value, JsonStyle::kCompact, HtmlEscape::kYes);
  return Value::string(context.arena, text);
}

Value marshal_json(BuiltinContext& context, BuiltinArgs args) { return json_text(context, args[0]); }

struct MarshalOptions {
  std::string_view prefix;
  std::string_view indent = "\t";
  bool is_pretty = false;
};

// False when the options are wrong: the call has failed.
bool read_options(BuiltinContext& context, const Value& object, MarshalOptions& options) {
  const auto fail = [&](std::string message) {
    context.fail_operand("operand 2 " + message);
    return false;
  };
  bool says_pretty = false;
  bool implies_pretty = false;
  int index = -1;
  for (const Entry& entry : object.entries()) {
    index++;
    if (!entry.key.is_string()) return fail("failed to stringify key " + to_rego(entry.key));
    const std::string_view key = entry.key.as_string();
    if (key == "pretty") {
      if (!entry.value.is_boolean()) return fail("key \"pretty\" failed cast to bool");
      says_pretty = true;
      options.is_pretty = entry.value.as_boolean();
    } else if (key == "prefix" || key == "indent") {
      if (!entry.value.is_string()) {
        return fail(fmt::format("key \"{}\" failed cast to string: operand {} must be string but got {}", key, index,
                                type_name(entry.value.type())));
      }
      (key == "prefix" ? options.prefix : options.indent) = entry.value.as_string();
      implies_pretty = true;
    } else {
      return fail("object contained unknown key " + to_rego(entry.key));
    }
  }
  if (!says_pretty) options.is_pretty = implies_pretty;
  return true;
}

// Spreads compact JSON over lines.
void append_indented(TextBuilder& out, std::string_view json, const MarshalOptions& options) {
  size_t depth = 0;
  const auto new_line = [&] {
    out.append('\n');
    out.append(options.prefix);
    for (size_t i = 0; i < depth && !out.is_over_limit(); i++) out.append(options.indent);
  };
  bool in_string = false;
  for (size_t i = 0; i < json.size() && !out.is_over_limit(); i++) {
    const char c = json[i];
    if (in_string || c == '"') {
      out.append(c);
      if (c == '\\') out.append(json[++i]);
      if (c == '"') in_string = !in_string;
    } else if (c == '{' || c == '[') {
      out.append(c);
      if (json[i + 1] == '}' || json[i + 1] == ']') {
        out.append(json[++i]);
      } else {
        depth++;
        new_line();
      }
    } else if (c == '}' || c == ']') {
      depth--;
      new_line();
      out.append(c);
    } else {
      out.append(c);
      if (c == ',') new_line();
      if (c == ':') out.append(' ');
    }
  }
}

Value marshal_json_with_options(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 2, Type::kObject)) return {};
  MarshalOptions options;
  if (!read_options(context, args[1], options)) return {};
  const Value compact = json_text(context, args[0]);
  if (!options.is_pretty) return compact;
  TextBuilder out(context.arena, compact.as_string().size() * 2);
  out.append(options.prefix);
  append_indented(out, compact.as_string(), options);
  return out.finish(context);
}

Value unmarshal_json(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  auto read = read_json(context.arena, args[0].as_string());
  return read ? *read : context.fail(read.error().message);
}

Value is_json(BuiltinContext& context, BuiltinArgs args) {
  return Value::boolean(args[0].is_string() && read_json(context.arena, args[0].as_string()).ok());
}

Value marshal_yaml(BuiltinContext& context, BuiltinArgs args) { return Value::string(context.arena, to_yaml(args[0])); }

// As OPA's YAML library words it: without what was being parsed, and with a line where that is not the first or the
// text ended too early.
std::string yaml_complaint(const base::Error& error) {
  std::string_view problem = error.message;
  const size_t colon = problem.find(": ");
  if (problem.starts_with("while ") && colon != problem.npos) problem.remove_prefix(colon + 2);
  const int line = error.place.empty() ? 1 : std::atoi(error.place.c_str());
  const bool is_unfinished = problem.starts_with("did not find expected");
  const int shown = is_unfinished ? std::max(line - 1, 1) : line;
  if ((shown <= 1 && !is_unfinished) || problem.starts_with("unknown anchor")) return fmt::format("yaml: {}", problem);
  return fmt::format("yaml: line {}: {}", shown, problem);
}

Value unmarshal_yaml(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kString)) return {};
  auto read = read_yaml(context.arena, args[0].as_string());
  return read ? *read : context.fail(yaml_complaint(read.error()));
}

Value is_yaml(BuiltinContext& context, BuiltinArgs args) {
  return Value::boolean(args[0].is_string() && read_yaml(context.arena, args[0].as_string()).ok());
}

constexpr BuiltinRow kRows[] = {
    {"base64.encode", "", "(x: string) => y: string", "The bytes of the string in base64.",
     encode_base64<Base64Alphabet::kStandard, Base64Padding::kYes>},
    {"base64.decode", "", "(x: string) => y: string", "The string that base64 stands for.", decode_base64},
    {"base64.is_valid", "", "(x: string) => result: boolean", "Whether the string is base64.", is_base64},
    {"base64url.encode", "", "(x: string) => y: string", "The bytes of the string in the base64 of URLs.",
     encode_base64<Base64Alphabet::kUrl, Base64Padding::kYes>},
    {"base64url.encode_no_pad", "", "(x: string) => y: string",
     "The bytes of the string in the base64 of URLs, without padding.",
     encode_base64<Base64Alphabet::kUrl, Base64Padding::kNo>},
    {"base64url.decode", "", "(x: string) => y: string",
     "The string that base64 of URLs stands for; padding may be missing.", decode_base64url},
    {"hex.encode", "", "(x: string) => y: string", "The bytes of the string in hexadecimal digits.", encode_hex},
    {"hex.decode", "", "(x: string) => y: string", "The string that hexadecimal digits stand for.", decode_hex},
    {"json.marshal", "", "(x: any) => y: string", "The value as JSON.", marshal_json},
    {"json.marshal_with_options", "",
     "(x: any, opts: object<indent: string, prefix: string, pretty: boolean>[string: any]) => y: string",
     "The value as JSON, with a prefix and an indent for each line.", marshal_json_with_options},
    {"json.unmarshal", "", "(x: string) => y: any", "The value of a JSON text.", unmarshal_json},
    {"json.is_valid", "", "(x: string) => result: boolean", "Whether the string is JSON.", is_json},
    {"yaml.marshal", "", "(x: any) => y: string", "The value as YAML.", marshal_yaml},
    {"yaml.unmarshal", "", "(x: string) => y: any", "The value of a YAML text.", unmarshal_yaml},
    {"yaml.is_valid", "", "(x: string) => result: boolean", "Whether the string is YAML.", is_yaml},
};

}  // namespace

BuiltinFamily encoding_builtins() { return kRows; }

}  // namespace rego
