#pragma once
// Certificates and keys as Rego values, with the names and forms that Go's encoding/json gives their fields.

#include "rego/builtins/x509_certificate.h"
#include "rego/value/value.h"

namespace rego {

enum class UriStrings { kNo, kYes };  // whether the URIs are listed a second time, as texts

Value certificate_value(Arena& arena, const Certificate& certificate, UriStrings uri_strings);
Value certificate_request_value(Arena& arena, const Certificate& request);
Value public_key_value(Arena& arena, const KeyParts& parts);
Value private_key_value(Arena& arena, const KeyParts& parts);

}  // namespace rego
