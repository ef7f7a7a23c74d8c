// Any two texts as a JSON schema and a document.

#include "builtin_caller.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const auto parts = rego::fuzz::cut(data, size, 2);
  const rego::Value schema = caller.text(parts[0]);
  caller.call("json.verify_schema", {schema});
  caller.call("json.match_schema", {caller.text(parts[1]), schema});
  return 0;
}
