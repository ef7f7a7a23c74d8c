// Any texts as a GraphQL query and a schema.

#include "builtin_caller.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const auto parts = rego::fuzz::cut(data, size, 2);
  const rego::Value query = caller.text(parts[0]), schema = caller.text(parts[1]);
  caller.call("graphql.parse_query", {query});
  caller.call("graphql.parse_schema", {schema});
  caller.call("graphql.schema_is_valid", {schema});
  caller.call("graphql.is_valid", {query, schema});
  caller.call("graphql.parse", {query, schema});
  caller.call("graphql.parse_and_verify", {query, schema});
  return 0;
}
