#pragma once
// The request object that http.send and providers.aws.sign_req take.

#include "rego/builtins/builtin.h"

namespace rego {

// True when the operand is an object that has a method and a URL and no parameter that is not known; else the call has
// failed.
bool require_http_request(BuiltinContext& context, BuiltinArgs args, int operand);

// Whether a request has a failure end the call: unless it says raise_error: false, where the failure is its answer.
bool raises_errors(const Value& request);

// That answer. `code` as OPA has it: "network" or "internal".
Value http_error_answer(Arena& arena, std::string_view code, std::string_view message);

// The message of an internal failure, as OPA words it in an answer: "eval_builtin_error: http.send: …".
std::string internal_http_message(BuiltinErrorKind kind, std::string_view message);

}  // namespace rego
