#pragma once
// GraphQL trees as Rego objects, in the shape that OPA gives them: the fields of its Go structures by name, without
// places, nulls, and empty lists and objects. And back again.

#include "rego/builtins/graphql_ast.h"

namespace rego::graphql {

Value to_value(Arena& arena, const QueryDocument& document);
Value to_value(Arena& arena, const SchemaDocument& document);

// False when the object has a field of another type than such a tree has, or lacks one that must be there.
bool read_value(Arena& arena, const Value& object, QueryDocument& document);
bool read_value(Arena& arena, const Value& object, SchemaDocument& document);

}  // namespace rego::graphql
