#pragma once
// YAML in and out: the 1.2 core schema (on, yes and y are strings) on the parser of libyaml.

#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/result.h"
#include "rego/value/value.h"

namespace rego {

// Reads the first document of `text`. Merge keys and aliases are resolved; alias expansion that grows past
// kYamlNodesMax nodes fails, as does nesting past base::kNestingMax. Code "yaml_error", place "line:column".
inline constexpr size_t kYamlNodesMax = 10'000'000;
base::Result<Value> read_yaml(Arena& arena, std::string_view text);

// Writes as opa's yaml.marshal does (keys in order, two spaces of indent, a final newline).
std::string to_yaml(const Value& value);

}  // namespace rego
