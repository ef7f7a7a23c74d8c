#pragma once
// The parser of GraphQL queries and schemas.

#include <optional>
#include <string>
#include <string_view>

#include "rego/builtins/graphql_ast.h"
#include "rego/builtins/graphql_lexer.h"

namespace rego::graphql {

// How deep selections, values and types may nest: their values nest more than twice as deep.
inline constexpr int kDepthMax = 200;

struct SyntaxProblem {
  std::string message;
  Position position;
};

// What is read is arena memory. Nothing, or the first problem.
std::optional<SyntaxProblem> parse_query(Arena& arena, std::string_view text, QueryDocument& document);
enum class Origin { kUser, kBuiltIn };
std::optional<SyntaxProblem> parse_schema(Arena& arena, std::string_view text, Origin origin, SchemaDocument& document);

}  // namespace rego::graphql
