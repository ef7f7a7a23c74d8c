// Any bytes as YAML. What can be read can be written, and reads the same again.

#include "builtin_caller.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const rego::Value text = caller.text({reinterpret_cast<const char*>(data), size});
  caller.call("yaml.is_valid", {text});
  const rego::Value value = caller.call("yaml.unmarshal", {text});
  if (!value.is_defined()) return 0;
  const rego::Value written = caller.call("yaml.marshal", {value});
  if (!written.is_defined()) return 0;
  const rego::Value again = caller.call("yaml.unmarshal", {written});
  rego::fuzz::require(again.is_undefined() || rego::compare(value, again) == 0);
  return 0;
}
