// Any bytes as a JSON Web Token, and as the key that is to verify it.

#include "builtin_caller.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const auto parts = rego::fuzz::cut(data, size, 2);
  const rego::Value token = caller.text(parts[0]);
  const rego::Value key = caller.text(parts[1]);
  caller.call("io.jwt.decode", {token});
  for (const char* verify : {"io.jwt.verify_hs256", "io.jwt.verify_rs256", "io.jwt.verify_ps384", "io.jwt.verify_es512",
                             "io.jwt.verify_eddsa"}) {
    caller.call(verify, {token, key});
  }
  return 0;
}
