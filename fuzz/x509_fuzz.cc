// Any bytes as certificates, requests and keys: as they come (PEM or base64), and as DER.

#include "builtin_caller.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  rego::fuzz::BuiltinCaller caller;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const rego::Value& text : {caller.text(bytes), caller.text(rego::fuzz::encode_base64(bytes))}) {
    for (const char* parse :
         {"crypto.x509.parse_certificates", "crypto.x509.parse_and_verify_certificates",
          "crypto.x509.parse_certificate_request", "crypto.x509.parse_rsa_private_key", "crypto.parse_private_keys"}) {
      caller.call(parse, {text});
    }
    caller.call("crypto.x509.parse_keypair", {text, text});
  }
  return 0;
}
