// Any texts as globs and what they match.

#include "builtin_caller.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const auto parts = rego::fuzz::cut(data, size, 3);
  const rego::Value pattern = caller.text(parts[0]), text = caller.text(parts[2]);
  caller.call("glob.match", {pattern, caller.texts(parts[1], "."), text});
  caller.call("glob.match", {pattern, rego::Value::null(), text});
  caller.call("glob.quote_meta", {pattern});
  caller.call("regex.globs_match", {pattern, text});
  return 0;
}
