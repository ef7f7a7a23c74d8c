// Any texts as networks and addresses.

#include "builtin_caller.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const auto parts = rego::fuzz::cut(data, size, 2);
  const rego::Value first = caller.text(parts[0]), second = caller.text(parts[1]);
  caller.call("net.cidr_is_valid", {first});
  caller.call("net.cidr_contains", {first, second});
  caller.call("net.cidr_intersects", {first, second});
  caller.call("net.cidr_expand", {first});
  caller.call("net.cidr_merge", {caller.texts(parts[0], parts[1])});
  return 0;
}
