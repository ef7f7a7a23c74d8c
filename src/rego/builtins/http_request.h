#pragma once
// The request object that http.send and providers.aws.sign_req take.

#include "rego/builtins/builtin.h"

namespace rego {

// True when the operand is an object that has a method and a URL and no parameter that is not known; else the call has
// failed.
bool require_http_request(BuiltinContext& context, BuiltinArgs args, int operand);

}  // namespace rego
