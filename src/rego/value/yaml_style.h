#pragma once
// How a string must be written in YAML so that it reads back as that string, and the order of keys: both as go-yaml.

#include <cstdint>
#include <string_view>

namespace rego {

enum class YamlStyle { kPlain, kSingleQuoted, kDoubleQuoted, kLiteral };

struct YamlLook {
  YamlStyle style;
  bool is_multiline;  // a break of any kind inside: not to be written as a simple key
};

// For valid UTF-8, in block context.
YamlLook look_of_yaml_string(std::string_view text);

// What YAML takes for the end of a line: LF, CR, NEL, LS, PS.
bool is_yaml_break(uint32_t code_point);
bool is_yaml_printable(uint32_t code_point);

// People's order: runs of digits by their value, letters after other characters.
bool is_yaml_key_before(std::string_view a, std::string_view b);

}  // namespace rego
