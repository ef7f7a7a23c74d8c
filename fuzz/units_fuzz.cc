// Any bytes as a number with a unit, a version, and a number.

#include "builtin_caller.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const auto parts = rego::fuzz::cut(data, size, 2);
  const rego::Value text = caller.text(parts[0]);
  caller.call("units.parse", {text});
  caller.call("units.parse_bytes", {text});
  caller.call("to_number", {text});
  caller.call("semver.is_valid", {text});
  caller.call("semver.compare", {text, caller.text(parts[1])});
  return 0;
}
