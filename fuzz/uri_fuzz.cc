// Any bytes as a URI, as a query of one, and as what is to be escaped.

#include "builtin_caller.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const rego::Value text = caller.text({reinterpret_cast<const char*>(data), size});
  caller.call("uri.parse", {text});
  caller.call("uri.is_valid", {text});
  caller.call("urlquery.decode", {text});
  caller.call("urlquery.decode_object", {text});
  const rego::Value escaped = caller.call("urlquery.encode", {text});
  rego::fuzz::require(rego::compare(caller.call("urlquery.decode", {escaped}), text) == 0);
  return 0;
}
