#include "rego/builtins/http_request.h"

#include <fmt/format.h>

#include <algorithm>

#include "rego/builtins/operands.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"

namespace rego {
namespace {

constexpr std::string_view kKnownNames[] = {
    "method",
    "url",
    "body",
    "enable_redirect",
    "force_json_decode",
    "force_yaml_decode",
    "headers",
    "raw_body",
    "tls_use_system_certs",
    "tls_ca_cert",
    "tls_ca_cert_file",
    "tls_ca_cert_env_variable",
    "tls_client_cert",
    "tls_client_cert_file",
    "tls_client_cert_env_variable",
    "tls_client_key",
    "tls_client_key_file",
    "tls_client_key_env_variable",
    "tls_insecure_skip_verify",
    "tls_server_name",
    "timeout",
    "cache",
    "force_cache",
    "force_cache_duration_seconds",
    "raise_error",
    "caching_mode",
    "max_retry_attempts",
    "cache_ignored_headers",
};

bool is_known(const Value& key) {
  return key.is_string() && std::ranges::find(kKnownNames, key.as_string()) != std::end(kKnownNames);
}

}  // namespace

bool require_http_request(BuiltinContext& context, BuiltinArgs args, int operand) {
  if (!require(context, args, operand, Type::kObject)) return false;
  const Value& request = args[static_cast<size_t>(operand) - 1];
  const auto fail = [&](std::string_view complaint, SetBuilder& names) {
    context.fail_operand(fmt::format("operand {} {}: {}", operand, complaint, to_rego(names.finish())));
    return false;
  };
  SetBuilder unknown(context.arena);
  for (const Entry& entry : request.entries()) {
    if (!is_known(entry.key)) unknown.add(entry.key);
  }
  if (unknown.size()) return fail("invalid request parameters(s)", unknown);
  SetBuilder missing(context.arena);
  for (const std::string_view name : {"method", "url"}) {
    if (request.get(name).is_undefined()) missing.add(Value::string(context.arena, name));
  }
  return missing.size() == 0 || fail("missing required request parameters(s)", missing);
}

bool raises_errors(const Value& request) {
  const Value raises = request.is_object() ? request.get("raise_error") : Value();
  return !raises.is_boolean() || raises.as_boolean();
}

Value http_error_answer(Arena& arena, std::string_view code, std::string_view message) {
  const auto text = [&](std::string_view words) { return Value::string(arena, words); };
  ObjectBuilder error(arena), answer(arena);
  error.add(text("code"), text(fmt::format("eval_http_send_{}_error", code)));
  error.add(text("message"), text(message));
  answer.add(text("status_code"), Value::integer(0));
  answer.add(text("error"), error.finish());
  return answer.finish();
}

std::string internal_http_message(BuiltinErrorKind kind, std::string_view message) {
  return fmt::format("{}: http.send: {}", kind == BuiltinErrorKind::kType ? "eval_type_error" : "eval_builtin_error",
                     message);
}

}  // namespace rego
