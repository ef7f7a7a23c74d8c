// The formats of strings that a schema may ask for.

#include <algorithm>

#include "rego/builtins/ip_address.h"
#include "rego/builtins/json_schema.h"
#include "rego/builtins/mail_address.h"
#include "rego/builtins/pattern_cache.h"
#include "rego/builtins/time_layout.h"
#include "rego/builtins/uri_reader.h"

namespace rego {
namespace {

constexpr size_t kHostNameBytesMax = 255;
constexpr std::string_view kHostName =
    R"(^([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])(\.([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\-]{0,61}[a-zA-Z0-9]))*$)";
constexpr std::string_view kUriTemplate = "^([^{]*({[^}]*})?)*$";
constexpr std::string_view kUuid = "^(?i)[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$";
constexpr std::string_view kJsonPointer = "^(?:/(?:[^~/]|~0|~1)*)*$";
constexpr std::string_view kRelativeJsonPointer = "^(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^~/]|~0|~1)*)*)$";

bool fits_layout(std::string_view text, std::initializer_list<std::string_view> layouts) {
  return std::ranges::any_of(layouts, [&](std::string_view layout) { return parse_time(layout, text).ok(); });
}

bool is_uri_reference(std::string_view text, UriReader& uri) { return !uri.read(text) && text.find('\\') == text.npos; }

bool is_address(std::string_view text, char mark) { return parse_ip(text) && text.find(mark) != text.npos; }

}  // namespace

bool has_schema_format(BuiltinContext& context, std::string_view format, std::string_view text) {
  const auto matches = [&](std::string_view pattern) { return context.patterns.regex(pattern).matches(text); };
  UriReader uri;
  if (format == "date") return fits_layout(text, {"2006-01-02"});
  if (format == "time") return fits_layout(text, {"15:04:05Z07:00", "15:04:05"});
  if (format == "date-time") {
    return fits_layout(text, {"15:04:05", "15:04:05Z07:00", "2006-01-02", "2006-01-02T15:04:05Z07:00",
                              "2006-01-02T15:04:05.999999999Z07:00"});
  }
  if (format == "hostname") return text.size() <= kHostNameBytesMax && matches(kHostName);
  if (format == "email" || format == "idn-email") return is_mail_address(text);
  if (format == "ipv4") return is_address(text, '.');
  if (format == "ipv6") return is_address(text, ':');
  if (format == "uri" || format == "iri") return is_uri_reference(text, uri) && !uri.scheme.empty();
  if (format == "uri-reference" || format == "iri-reference") return is_uri_reference(text, uri);
  if (format == "uri-template") {
    return is_uri_reference(text, uri) && context.patterns.regex(kUriTemplate).matches(uri.path);
  }
  if (format == "uuid") return matches(kUuid);
  if (format == "regex") return text.empty() || context.patterns.regex(text).ok();
  if (format == "json-pointer") return matches(kJsonPointer);
  if (format == "relative-json-pointer") return matches(kRelativeJsonPointer);
  return true;
}

}  // namespace rego
