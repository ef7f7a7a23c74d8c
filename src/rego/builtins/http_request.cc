#include "rego/builtins/http_request.h"

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

}  // namespace rego
