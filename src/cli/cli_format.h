#pragma once
// How a command prints: for people, or for programs.

#include <optional>
#include <string_view>

namespace bulkhead {

enum class OutputFormat { kText, kJson };

inline std::optional<OutputFormat> output_format_of(std::string_view text) {
  if (text == "text") return OutputFormat::kText;
  if (text == "json") return OutputFormat::kJson;
  return {};
}

}  // namespace bulkhead
