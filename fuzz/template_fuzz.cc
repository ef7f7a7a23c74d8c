// Any text as a template of Go's, filled from an object.

#include "builtin_caller.h"
#include "rego/value/builders.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const auto parts = rego::fuzz::cut(data, size, 2);
  rego::ObjectBuilder values(caller.arena());
  values.add(caller.text("a"), caller.text(parts[1]));
  values.add(caller.text("b"), caller.texts("x", "y"));
  values.add(caller.text("c"), rego::Value::integer(7));
  caller.call("strings.render_template", {caller.text(parts[0]), values.finish()});
  return 0;
}
