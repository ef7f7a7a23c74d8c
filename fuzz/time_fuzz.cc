// Any texts as times, layouts, durations and zones.

#include "builtin_caller.h"
#include "rego/value/builders.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const auto parts = rego::fuzz::cut(data, size, 3);
  const rego::Value text = caller.text(parts[0]), layout = caller.text(parts[1]), zone = caller.text(parts[2]);
  caller.call("time.parse_rfc3339_ns", {text});
  caller.call("time.parse_duration_ns", {text});
  const rego::Value moment = caller.call("time.parse_ns", {layout, text});
  if (!moment.is_number()) return 0;
  rego::ArrayBuilder operands(caller.arena());
  for (const rego::Value& each : {moment, zone, layout}) operands.add(each);
  caller.call("time.format", {operands.finish()});
  return 0;
}
