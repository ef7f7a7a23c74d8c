#pragma once
// YAML in and out: the 1.2 core schema (on, yes and y are strings) on the parser of libyaml.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/result.h"
#include "rego/value/value.h"

namespace rego {

// Reads the first document of `text`. Merge keys and aliases are resolved; alias expansion that grows past
// kYamlNodesMax nodes fails, as does nesting past base::kNestingMax. Code "yaml_error", place "line:column".
inline constexpr size_t kYamlNodesMax = 10'000'000;
// What the text is: data, or an annotation of a policy, which opa reads with other rules: a time without quotes is
// written in full (2020-01-02T00:00:00Z), keys three levels deep must be strings (code "yaml_key_error"), and messages
// are go-yaml's, with the line it names as the place ("3", or "" where it names none).
enum class YamlUse : uint8_t { kData, kAnnotation };
base::Result<Value> read_yaml(Arena& arena, std::string_view text, YamlUse use = YamlUse::kData);

// Writes as opa's yaml.marshal does (keys in order, two spaces of indent, a final newline).
std::string to_yaml(const Value& value);

}  // namespace rego
