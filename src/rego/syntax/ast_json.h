#pragma once
// The tree as JSON, in the shape that `opa parse --format json` prints.

#include <string>

#include "rego/syntax/ast.h"
#include "rego/value/json.h"

namespace rego {

enum class Locations : uint8_t { kNo, kYes };
enum class Comments : uint8_t { kNo, kYes };

struct AstJsonOptions {
  Locations locations = Locations::kNo;
  Comments comments = Comments::kYes;
};

// A JSON document without a final newline; two spaces of indent, keys of nodes in the order of opa's output.
std::string to_ast_json(const Module& module, const AstJsonOptions& options = {});
// The same of a query's body: an array of expressions.
std::string to_ast_json(const Body& body, const AstJsonOptions& options = {});

}  // namespace rego
