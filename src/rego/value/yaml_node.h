#pragma once
// What a YAML scalar is as a Value, tags and quotes considered. For the YAML reader.

#include <optional>
#include <string>
#include <string_view>

#include "rego/value/value.h"

namespace rego {

// A node and what its parent must know of it. A float that JSON has no number for has an undefined value; it may only
// stand as a key.
struct YamlNode {
  Value value;
  size_t nodes = 1;       // it and all below, as if aliases were copied
  bool is_merge = false;  // the key <<
  bool is_float = false;
  double number = 0;  // of a float
};

// `tag` is the full tag or empty. Nothing, and a message, where the text does not suit the tag.
enum class YamlQuotes { kNone, kSome };
std::optional<YamlNode> make_yaml_scalar(Arena& arena, std::string_view text, std::string_view tag, YamlQuotes quotes,
                                         std::string* message);

// The node as a key of an object; JSON has string keys only. Undefined, and a message, for null and collections.
Value make_yaml_key(Arena& arena, const YamlNode& node, std::string* message);

}  // namespace rego
