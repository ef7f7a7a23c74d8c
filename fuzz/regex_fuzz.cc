// Any texts as regular expressions, templates of them and what they match.

#include "builtin_caller.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const auto parts = rego::fuzz::cut(data, size, 3);
  const rego::Value pattern = caller.text(parts[0]), text = caller.text(parts[1]), other = caller.text(parts[2]);
  caller.call("regex.is_valid", {pattern});
  caller.call("regex.match", {pattern, text});
  caller.call("regex.split", {pattern, text});
  caller.call("regex.find_n", {pattern, text, rego::Value::integer(-1)});
  caller.call("regex.find_all_string_submatch_n", {pattern, text, rego::Value::integer(-1)});
  caller.call("regex.replace", {text, pattern, other});
  caller.call("regex.template_match", {pattern, text, caller.text("{"), caller.text("}")});
  return 0;
}
