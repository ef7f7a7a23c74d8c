// providers.aws.sign_req: version 4 of Amazon's signatures. The request is written down in one fixed form, and its
// digest signed with a key that is derived from the secret, the day, the region and the service.

#include <fmt/format.h>

#include <map>

#include "rego/builtins/digest.h"
#include "rego/builtins/families.h"
#include "rego/builtins/http_request.h"
#include "rego/builtins/operands.h"
#include "rego/builtins/time_layout.h"
#include "rego/builtins/uri_reader.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

constexpr int64_t kNanoseconds = 1'000'000'000;
constexpr std::string_view kNeeded[] = {"aws_access_key", "aws_region", "aws_secret_access_key", "aws_service"};

using Headers = std::map<std::string, std::string, std::less<>>;

std::string hex_text(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<uint8_t>(c));
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

std::string_view text_or_empty(const Value& value) {
  return value.is_string() ? value.as_string() : std::string_view();
}

std::string_view text_of(const Value& object, std::string_view name) { return text_or_empty(object.get(name)); }

// Headers that a proxy may change are not signed.
bool is_signed(std::string_view name) {
  return name != "authorization" && name != "user-agent" && name != "x-amzn-trace-id";
}

struct Signing {
  std::string_view access_key, secret_key, session_token, region, service;
  std::string day, moment;
};

std::string scope_of(const Signing& signing) {
  return fmt::format("{}/{}/{}/aws4_request", signing.day, signing.region, signing.service);
}

std::string sign_text(const Signing& signing, std::string_view text) {
  std::string key = hmac(DigestKind::kSha256, "AWS4" + std::string(signing.secret_key), signing.day);
  key = hmac(DigestKind::kSha256, key, signing.region);
  key = hmac(DigestKind::kSha256, key, signing.service);
  key = hmac(DigestKind::kSha256, key, "aws4_request");
  return hex_text(hmac(DigestKind::kSha256, key, text));
}

// The Authorization header of a request.
std::string authorization(const Signing& signing, std::string_view method, const UriReader& url, const Headers& headers,
                          std::string_view payload_digest) {
  std::string canonical = fmt::format("{}\n{}\n{}\n", method, url.escaped_path(), url.raw_query);
  std::string names;
  for (const auto& [name, value] : headers) {
    canonical += fmt::format("{}:{}\n", name, value);
    names += (names.empty() ? "" : ";") + name;
  }
  canonical += fmt::format("\n{}\n{}", names, payload_digest);
  const std::string text = fmt::format("AWS4-HMAC-SHA256\n{}\n{}\n{}", signing.moment, scope_of(signing),
                                       hex_text(digest(DigestKind::kSha256, canonical)));
  return fmt::format("AWS4-HMAC-SHA256 Credential={}/{},SignedHeaders={},Signature={}", signing.access_key,
                     scope_of(signing), names, sign_text(signing, text));
}

// False when the call has failed: parameters of the configuration are missing or no strings.
bool check_configuration(BuiltinContext& context, const Value& configuration) {
  SetBuilder missing(context.arena);
  SetBuilder invalid(context.arena);
  for (const std::string_view name : kNeeded) {
    const Value value = configuration.get(name);
    if (value.is_undefined()) missing.add(Value::string(context.arena, name));
    if (value.is_defined() && !value.is_string()) invalid.add(Value::string(context.arena, name));
  }
  if (missing.size()) {
    context.fail_operand("operand 2 missing required AWS config parameters(s): " + to_rego(missing.finish()));
    return false;
  }
  if (invalid.size()) {
    context.fail_operand("operand 2 invalid values for required AWS config parameters(s): " +
                         to_rego(invalid.finish()));
    return false;
  }
  return true;
}

bool check_request(BuiltinContext& context, const Value& request) {
  const Value headers = request.get("headers");
  if (headers.is_defined() && !headers.is_object()) {
    context.fail_type(0, "object", headers);
    return false;
  }
  SetBuilder invalid(context.arena);
  for (const std::string_view name : {"method", "url"}) {
    if (!request.get(name).is_string()) invalid.add(Value::string(context.arena, name));
  }
  if (invalid.size() == 0) return true;
  context.fail_operand("operand 1 invalid values for required request parameters(s): " + to_rego(invalid.finish()));
  return false;
}

std::string body_of(const Value& request) {
  const Value raw = request.get("raw_body");
  if (raw.is_defined()) return std::string(text_or_empty(raw));
  const Value body = request.get("body");
  std::string text;
  if (body.is_defined()) write_json(text, body, JsonStyle::kCompact, HtmlEscape::kYes);
  return text;
}

// The headers that Amazon wants beside those of the request.
Headers amazon_headers(const Signing& signing, const UriReader& url, std::string_view payload_digest) {
  Headers headers;
  headers["host"] = url.host;
  headers["x-amz-date"] = signing.moment;
  if (signing.service == "s3" || signing.service == "glacier") headers["x-amz-content-sha256"] = payload_digest;
  if (!signing.session_token.empty()) headers["x-amz-security-token"] = signing.session_token;
  return headers;
}

Value with_headers(Arena& arena, const Value& request, const Headers& added, std::string_view signature) {
  ObjectBuilder headers(arena);
  const Value given = request.get("headers");
  if (given.is_object()) {
    for (const Entry& entry : given.entries()) {
      headers.add(Value::string(arena, text_or_empty(entry.key)), Value::string(arena, text_or_empty(entry.value)));
    }
  }
  headers.add(Value::string(arena, "Authorization"), Value::string(arena, signature));
  for (const auto& [name, value] : added) headers.add(Value::string(arena, name), Value::string(arena, value));
  ObjectBuilder result(arena);
  for (const Entry& entry : request.entries()) result.add(entry.key, entry.value);
  result.add(Value::string(arena, "headers"), headers.finish());
  return result.finish();
}

Value sign_request(BuiltinContext& context, BuiltinArgs args) {
  if (!require(context, args, 1, Type::kObject)) return {};
  if (!args[1].is_object()) return context.fail_type(1, "object", args[1]);
  const Value& configuration = args[1];
  if (!check_configuration(context, configuration)) return {};
  if (!args[2].is_number()) return context.fail_type(1, "number", args[2]);
  const auto time_ns = to_int64(args[2]);
  if (!time_ns) return context.fail_operand("operand 3 could not convert time_ns value into a unix timestamp");
  if (!require_http_request(context, args, 1) || !check_request(context, args[0])) return {};
  const Value& request = args[0];
  UriReader url;
  if (const auto problem = url.read(text_of(request, "url"))) return context.fail(*problem);
  const Value unsigned_payload = configuration.get("disable_payload_signing");
  if (unsigned_payload.is_defined() && !unsigned_payload.is_boolean()) {
    return context.fail_operand("operand 2 invalid value for 'disable_payload_signing' in AWS config");
  }
  int64_t seconds = *time_ns / kNanoseconds;
  if (*time_ns % kNanoseconds < 0) seconds--;
  const CivilTime time = civil_time(seconds, 0);
  const Signing signing{text_of(configuration, "aws_access_key"),    text_of(configuration, "aws_secret_access_key"),
                        text_of(configuration, "aws_session_token"), text_of(configuration, "aws_region"),
                        text_of(configuration, "aws_service"),       format_time(time, "20060102"),
                        format_time(time, "20060102T150405Z")};
  const std::string payload_digest =
      unsigned_payload.is_true() ? "UNSIGNED-PAYLOAD" : hex_text(digest(DigestKind::kSha256, body_of(request)));
  const Headers added = amazon_headers(signing, url, payload_digest);
  Headers headers = added;
  const Value given = request.get("headers");
  if (given.is_object()) {
    for (const Entry& entry : given.entries()) {
      const std::string name = lower(text_or_empty(entry.key));
      if (is_signed(name)) headers[name] = text_or_empty(entry.value);
    }
  }
  return with_headers(context.arena, request, added,
                      authorization(signing, text_of(request, "method"), url, headers, payload_digest));
}

constexpr BuiltinRow kRows[] = {
    {"providers.aws.sign_req", "",
     "(request: object[string: any], aws_config: object[string: any], time_ns: number) => signed_request: object[any: "
     "any]",
     "The request with the headers that sign it for Amazon Web Services, version 4.", sign_request},
};

}  // namespace

BuiltinFamily aws_builtins() { return kRows; }

}  // namespace rego
