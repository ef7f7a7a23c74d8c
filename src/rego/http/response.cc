#include "rego/http/response.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "rego/value/builders.h"
#include "rego/value/json.h"
#include "rego/value/text.h"
#include "rego/value/yaml.h"

namespace rego {
namespace {

struct Reason {
  int code;
  std::string_view text;
};
// HTTP/2 sends no words with its status.
constexpr Reason kReasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {203, "Non-Authoritative Information"},
    {204, "No Content"},
    {206, "Partial Content"},
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {414, "Request URI Too Long"},
    {415, "Unsupported Media Type"},
    {418, "I'm a teapot"},
    {422, "Unprocessable Entity"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
};

std::string trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

// "HTTP/1.1 200 OK" is 200 and "200 OK".
void take_status(HttpResponse& response, std::string_view line) {
  const size_t space = line.find(' ');
  response.status = space == line.npos ? "" : trimmed(line.substr(space));
  int code = 0;
  std::from_chars(response.status.data(), response.status.data() + response.status.size(), code);
  response.status_code = code;
  if (response.status.size() > 3) return;
  const auto reason = std::ranges::find(kReasons, code, &Reason::code);
  if (reason != std::end(kReasons)) response.status += " " + std::string(reason->text);
}

bool is_json_type(std::string_view content_type) {
  const std::string type = lower(trimmed(content_type.substr(0, content_type.find(';'))));
  constexpr std::string_view kFront = "application/";
  if (!type.starts_with(kFront) || type.find('/', kFront.size()) != type.npos) return false;
  return type == "application/json" || type.ends_with("+json");
}

bool is_yaml_type(std::string_view content_type) {
  return content_type.find("application/yaml") != content_type.npos ||
         content_type.find("application/x-yaml") != content_type.npos;
}

// Null for a body that is not decoded, or not well formed.
Value decoded_body(Arena& arena, const HttpResponse& response, const HttpAnswerOptions& options) {
  const std::string_view type = response.header("content-type");
  const bool is_json = options.decodes_json || is_json_type(type);
  if (!is_json && !options.decodes_yaml && !is_yaml_type(type)) return Value::null();
  const auto value = is_json ? read_json(arena, response.body) : read_yaml(arena, response.body);
  return value ? *value : Value::null();
}

Value headers_value(Arena& arena, const HttpResponse& response) {
  std::map<std::string_view, std::vector<Value>> by_name;
  for (const auto& [name, value] : response.headers) {
    by_name[name].push_back(Value::string(arena, to_valid_utf8(value)));
  }
  ObjectBuilder headers(arena);
  for (const auto& [name, values] : by_name) {
    headers.add(Value::string(arena, to_valid_utf8(name)), Value::array(arena, values));
  }
  return headers.finish();
}

}  // namespace

std::string_view HttpResponse::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, [](const auto& each) { return std::string_view(each.first); });
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

void HttpResponse::set_header(std::string_view name, std::string_view value) {
  std::erase_if(headers, [&](const auto& each) { return each.first == name; });
  headers.emplace_back(name, value);
}

void add_head_line(HttpResponse& response, std::string_view line) {
  if (line.starts_with("HTTP/")) {
    response.headers.clear();
    return take_status(response, line);
  }
  const size_t colon = line.find(':');
  if (colon == line.npos || colon == 0) return;
  response.headers.emplace_back(lower(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
}

Value to_value(Arena& arena, const HttpResponse& response, const HttpAnswerOptions& options) {
  ObjectBuilder object(arena);
  const auto add = [&](std::string_view name, const Value& value) { object.add(Value::string(arena, name), value); };
  add("status", Value::string(arena, to_valid_utf8(response.status)));
  add("status_code", Value::integer(response.status_code));
  add("body", decoded_body(arena, response, options));
  add("raw_body", Value::string(arena, to_valid_utf8(response.body)));
  add("headers", headers_value(arena, response));
  return object.finish();
}

bool is_cacheable_status(int64_t status_code) {
  constexpr int64_t kCacheable[] = {200, 203, 204, 206, 300, 301, 404, 405, 410, 414, 501};
  return std::ranges::find(kCacheable, status_code) != std::end(kCacheable);
}

}  // namespace rego
