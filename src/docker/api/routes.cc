// The table is scanned: a compare of the method and a few bytes rules out nearly every route.

#include "docker/api/routes.h"

#include <algorithm>

#include "docker/api/schemas/bodies.h"

namespace bulkhead {
namespace {

constexpr Route kRoutes[] = {
#define ROUTE(method, pattern, name, body, need) {Method::method, pattern, name, &body, BodyNeed::need},
#include "docker/api/routes.def"
#undef ROUTE
};

constexpr Route kUnknown{Method::kOther, "", "unknown", &kAny, BodyNeed::kNone};

bool matches_text(std::string_view text, bool may_be_empty) {
  return (may_be_empty || !text.empty()) && text.find('\n') == std::string_view::npos;
}

// Takes the parameter at whose brace `pattern` stands, and what of `path` it stands for. One {x} may follow another;
// {x*} and {x+} are followed by plain text at most.
bool take_parameter(std::string_view& pattern, std::string_view& path, PathParameter& out) {
  const size_t close = pattern.find('}');
  const char kind = pattern[close - 1];
  const bool is_long = kind == '*' || kind == '+';
  out.name = pattern.substr(1, close - 1 - is_long);
  pattern.remove_prefix(close + 1);
  if (is_long) {
    if (path.size() < pattern.size() || !path.ends_with(pattern)) return false;
    out.value = path.substr(0, path.size() - pattern.size());
  } else {
    out.value = path.substr(0, path.find('/'));
  }
  path.remove_prefix(out.value.size());
  return is_long ? matches_text(out.value, kind == '*') : !out.value.empty();
}

// The number of parameters, -1 if `path` does not match.
int match(std::string_view pattern, std::string_view path, PathParameter (&out)[kPathParametersMax]) {
  for (int count = 0;; count++) {
    const size_t brace = pattern.find('{');
    if (brace == std::string_view::npos) return pattern == path ? count : -1;
    if (!path.starts_with(pattern.substr(0, brace))) return -1;
    path.remove_prefix(brace);
    pattern.remove_prefix(brace);
    if (!take_parameter(pattern, path, out[count])) return -1;
  }
}

}  // namespace

Method method_of(std::string_view text) {
  if (text == "GET") return Method::kGet;
  if (text == "POST") return Method::kPost;
  if (text == "HEAD") return Method::kHead;
  if (text == "DELETE") return Method::kDelete;
  if (text == "PUT") return Method::kPut;
  return text == "OPTIONS" ? Method::kOptions : Method::kOther;
}

size_t path_parameters(const Route& route, std::string_view path, PathParameter (&out)[kPathParametersMax]) {
  return static_cast<size_t>(std::max(match(route.pattern, path, out), 0));
}

const Route& find_route(Method method, std::string_view path) {
  PathParameter unused[kPathParametersMax];
  for (const Route& route : kRoutes) {
    if (route.method == method && match(route.pattern, path, unused) >= 0) return route;
  }
  return kUnknown;
}

std::span<const Route> all_routes() { return kRoutes; }

}  // namespace bulkhead
