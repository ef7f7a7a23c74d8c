// One row a parameter: which member it sets, and how. Parameters come in the order of their names, as OPA reads them,
// so that of several mistakes the same is told.

#include "rego/http/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "rego/builtins/duration.h"
#include "rego/builtins/quote.h"
#include "rego/value/builders.h"
#include "rego/value/json.h"
#include "rego/value/numbers.h"

namespace rego {
namespace {

constexpr int64_t kKeepSecondsMax = INT32_MAX;
constexpr int64_t kRetriesMax = 100;

struct TextParameter {
  std::string_view name;
  std::string& (*member)(HttpRequest&);
};

constexpr TextParameter kTexts[] = {
    {"method", [](HttpRequest& r) -> std::string& { return r.method; }},
    {"raw_body", [](HttpRequest& r) -> std::string& { return r.body; }},
    {"tls_ca_cert", [](HttpRequest& r) -> std::string& { return r.trusted.text; }},
    {"tls_ca_cert_env_variable", [](HttpRequest& r) -> std::string& { return r.trusted.variable; }},
    {"tls_ca_cert_file", [](HttpRequest& r) -> std::string& { return r.trusted.file; }},
    {"tls_client_cert", [](HttpRequest& r) -> std::string& { return r.certificate.text; }},
    {"tls_client_cert_env_variable", [](HttpRequest& r) -> std::string& { return r.certificate.variable; }},
    {"tls_client_cert_file", [](HttpRequest& r) -> std::string& { return r.certificate.file; }},
    {"tls_client_key", [](HttpRequest& r) -> std::string& { return r.key.text; }},
    {"tls_client_key_env_variable", [](HttpRequest& r) -> std::string& { return r.key.variable; }},
    {"tls_client_key_file", [](HttpRequest& r) -> std::string& { return r.key.file; }},
    {"tls_server_name", [](HttpRequest& r) -> std::string& { return r.server_name; }},
    {"url", [](HttpRequest& r) -> std::string& { return r.url; }},
};

struct FlagParameter {
  std::string_view name;
  bool HttpRequest::* member;
};

constexpr FlagParameter kFlags[] = {
    {"enable_redirect", &HttpRequest::follows_redirects},
    {"tls_insecure_skip_verify", &HttpRequest::trusts_everyone},
    {"tls_use_system_certs", &HttpRequest::trusts_system},
};

std::string without_quotes(std::string_view text) {
  const size_t begin = text.find_first_not_of('"');
  if (begin == text.npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of('"') - begin + 1));
}

// The spellings that Go takes for truth.
HttpProblem read_flag(const Value& value, bool& flag) {
  const std::string text = to_rego(value);
  for (const std::string_view yes : {"1", "t", "T", "TRUE", "true", "True"}) {
    if (text == yes) flag = true;
    if (text == yes) return std::nullopt;
  }
  for (const std::string_view no : {"0", "f", "F", "FALSE", "false", "False"}) {
    if (text == no) flag = false;
    if (text == no) return std::nullopt;
  }
  return "strconv.ParseBool: parsing " + quote_for_message(text) + ": invalid syntax";
}

HttpProblem read_timeout(const Value& value, int64_t& timeout_ns) {
  if (value.is_number()) {
    const auto number = to_int64(value);
    if (!number) return fmt::format("invalid timeout number value {}, must be int64", to_rego(value));
    timeout_ns = *number;
    return std::nullopt;
  }
  if (!value.is_string()) {
    return fmt::format("operand 1 'timeout' must be one of {{string, number}} but got {}", type_name(value.type()));
  }
  const std::string_view text = value.as_string();
  const auto read = std::from_chars(text.data(), text.data() + text.size(), timeout_ns);
  if (read.ec == std::errc() && read.ptr == text.data() + text.size() && !text.empty()) return std::nullopt;
  const auto duration = parse_duration(text);
  if (!duration) return fmt::format("invalid timeout value {}: {}", to_rego(value), duration.error());
  timeout_ns = *duration;
  return std::nullopt;
}

// "x-API-key" is "X-Api-Key"; a name with a byte that no header's name has stays as it is.
std::string canonical_name(std::string_view name) {
  std::string out(name);
  bool is_start = true;
  for (char& c : out) {
    const bool is_lower = c >= 'a' && c <= 'z';
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_other = (c >= '0' && c <= '9') || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string::npos;
    if (!is_lower && !is_upper && !is_other) return std::string(name);
    if (is_lower && is_start) c = static_cast<char>(c - ('a' - 'A'));
    if (is_upper && !is_start) c = static_cast<char>(c + ('a' - 'A'));
    is_start = c == '-';
  }
  return out;
}

bool is_header_value(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (static_cast<uint8_t>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

bool is_header_name(std::string_view text) {
  constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kOthers.find(c) != kOthers.npos;
  });
}

HttpProblem read_headers(const Value& value, HttpRequest& request) {
  if (!value.is_object()) return "invalid type for headers key";
  for (const Entry& entry : value.entries()) {
    const std::string name =
        canonical_name(entry.key.is_string() ? std::string(entry.key.as_string()) : to_json(entry.key));
    if (!entry.value.is_string()) return "invalid type for headers value " + quote_for_message(to_json(entry.value));
    const std::string_view text = entry.value.as_string();
    std::erase_if(request.headers, [&](const auto& each) { return each.first == name; });
    request.headers.emplace_back(name, text);
  }
  return std::nullopt;
}

HttpProblem read_parameter(std::string_view name, const Value& value, HttpRequest& request) {
  for (const TextParameter& parameter : kTexts) {
    if (parameter.name != name) continue;
    if (!value.is_string()) return fmt::format("\"{}\" must be a string", name);
    parameter.member(request) = without_quotes(value.as_string());
    return std::nullopt;
  }
  for (const FlagParameter& parameter : kFlags) {
    if (parameter.name == name) return read_flag(value, request.*parameter.member);
  }
  if (name == "headers") return read_headers(value, request);
  if (name == "timeout") return read_timeout(value, request.timeout_ns);
  if (name == "body") {
    request.body.clear();
    write_json(request.body, value, JsonStyle::kCompact, HtmlEscape::kYes);
  }
  return std::nullopt;
}

HttpProblem read_boolean(const Value& object, std::string_view name, bool& flag) {
  const Value value = object.get(name);
  if (value.is_undefined()) return std::nullopt;
  if (!value.is_boolean()) return fmt::format("invalid value for \"{}\" field", name);
  flag = value.as_boolean();
  return std::nullopt;
}

}  // namespace

HttpProblem read_retries(const Value& object, HttpRequest& request) {
  const Value value = object.get("max_retry_attempts");
  if (value.is_undefined()) return std::nullopt;
  const auto number = value.is_number() ? to_int64(value) : std::nullopt;
  if (!number || *number < 0) return fmt::format("invalid value {} for field \"max_retry_attempts\"", to_rego(value));
  request.retries_max = std::min(*number, kRetriesMax);
  return std::nullopt;
}

HttpProblem check_headers(const HttpRequest& request) {
  for (const auto& [name, value] : request.headers) {
    if (!is_header_name(name)) return "net/http: invalid header field name " + quote_for_message(name);
    if (!is_header_value(value)) return fmt::format("net/http: invalid header field value for \"{}\"", name);
  }
  return std::nullopt;
}

const std::string* HttpRequest::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, [](const auto& each) { return std::string_view(each.first); });
  return found == headers.end() ? nullptr : &found->second;
}

HttpProblem read_request(const Value& object, HttpRequest& request) {
  for (const Entry& entry : object.entries()) {
    if (!entry.key.is_string()) continue;
    if (auto problem = read_parameter(entry.key.as_string(), entry.value, request)) return problem;
  }
  for (char& c : request.method) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  if (request.method.empty()) request.method = "GET";
  if (!is_header_name(request.method)) return "net/http: invalid method " + quote_for_message(request.method);
  return std::nullopt;
}

HttpProblem read_answer_options(const Value& object, HttpAnswerOptions& options) {
  bool is_forced = false;
  if (auto problem = read_boolean(object, "cache", options.is_kept)) return problem;
  if (auto problem = read_boolean(object, "force_cache", is_forced)) return problem;
  if (is_forced) {
    const Value seconds = object.get("force_cache_duration_seconds");
    if (seconds.is_undefined()) {
      return "'force_cache' set but 'force_cache_duration_seconds' parameter is missing";
    }
    const auto number = seconds.is_number() ? to_int64(seconds) : std::nullopt;
    if (!number || *number > kKeepSecondsMax || *number < -kKeepSecondsMax - 1) {
      return fmt::format("strconv.ParseInt: parsing {}: invalid syntax", quote_for_message(to_rego(seconds)));
    }
    options.is_kept = true;
    options.keep_seconds = *number;
  }
  if (auto problem = read_boolean(object, "force_json_decode", options.decodes_json)) return problem;
  if (auto problem = read_boolean(object, "force_yaml_decode", options.decodes_yaml)) return problem;
  return std::nullopt;
}

Value request_key(Arena& arena, const Value& object) {
  const Value ignored = object.get("cache_ignored_headers");
  const Value headers = object.get("headers");
  ObjectBuilder key(arena);
  for (const Entry& entry : object.entries()) key.add(entry.key, entry.value);
  key.add(Value::string(arena, "cache_ignored_headers"), Value::null());
  if (ignored.is_undefined() || !headers.is_object()) return key.finish();
  const bool are_texts = ignored.is_array() && std::ranges::all_of(ignored.items(), &Value::is_string);
  if (!are_texts) return {};
  ObjectBuilder kept(arena);
  for (const Entry& entry : headers.entries()) {
    const auto is_same = [&](const Value& name) { return equal(name, entry.key); };
    if (std::ranges::none_of(ignored.items(), is_same)) kept.add(entry.key, entry.value);
  }
  key.add(Value::string(arena, "headers"), kept.finish());
  return key.finish();
}

}  // namespace rego
