#pragma once
// docs/configuration.md and docs/config.schema.json, made of the table of keys.

#include <span>
#include <string>
#include <string_view>

namespace bulkhead::config {

// A JSON Schema (2020-12): editors check and complete the file by it. Names of elevations are those given.
std::string schema_text(std::span<const std::string_view> elevations);

// The page with every key.
std::string reference_text();

}  // namespace bulkhead::config
