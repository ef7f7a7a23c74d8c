#pragma once
// What a YAML scalar without quotes means: the 1.2 core schema as go-yaml reads it, which adds octals with a plain 0,
// binary integers and underscores.

#include <cstdint>
#include <string_view>

namespace rego {

enum class YamlKind { kString, kNull, kBoolean, kInteger, kUnsigned, kFloat, kTimestamp, kMerge };

struct YamlScalar {
  YamlKind kind = YamlKind::kString;
  int64_t integer = 0;            // kInteger; of kBoolean 0 or 1
  uint64_t unsigned_integer = 0;  // kUnsigned: beyond int64
  double number = 0;              // kFloat; may be infinite or no number
};

YamlScalar resolve_yaml_scalar(std::string_view text);

}  // namespace rego
