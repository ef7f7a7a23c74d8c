// Any text as a format, with operands of every kind.

#include "builtin_caller.h"
#include "rego/value/builders.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const auto parts = rego::fuzz::cut(data, size, 2);
  rego::ArrayBuilder operands(caller.arena());
  operands.add(caller.text(parts[1]));
  operands.add(rego::Value::integer(-42));
  operands.add(caller.call("to_number", {caller.text("1.5e300")}));
  operands.add(caller.texts("a", "b"));
  caller.call("sprintf", {caller.text(parts[0]), operands.finish()});
  return 0;
}
