#pragma once
// Helpers of this folder's tests: texts in, trees or messages out.

#include <memory>
#include <string>
#include <utility>

#include "rego/syntax/parser.h"

namespace rego::testing {

using Parsed = base::Result<std::unique_ptr<Module>, Diagnostics>;

inline Parsed parse(std::string text, RegoVersion version = RegoVersion::kV1) {
  return parse_module(std::make_shared<const Source>("test.rego", std::move(text)), {version});
}

inline Parsed query(std::string text, RegoVersion version = RegoVersion::kV1) {
  return parse_query(std::make_shared<const Source>("", std::move(text)), {version});
}

// "row:column: message" of the first error; empty where there is none.
inline std::string first_error(const Parsed& parsed) {
  if (parsed) return "";
  const Diagnostic& first = parsed.error().front();
  const Position position = first.span.position();
  return std::to_string(position.row) + ":" + std::to_string(position.column) + ": " + first.message;
}

}  // namespace rego::testing
