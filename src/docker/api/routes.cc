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

// In a pattern, one {x} may follow another, and {x*} and {x+} are followed by plain text at most.
bool matches(std::string_view pattern, std::string_view path) {
  while (true) {
    const size_t brace = pattern.find('{');
    if (brace == std::string_view::npos) return pattern == path;
    if (!path.starts_with(pattern.substr(0, brace))) return false;
    path.remove_prefix(brace);
    const size_t close = pattern.find('}', brace);
    const char kind = pattern[close - 1];
    const std::string_view rest = pattern.substr(close + 1);
    if (kind == '*' || kind == '+') {
      return path.ends_with(rest) && matches_text(path.substr(0, path.size() - rest.size()), kind == '*');
    }
    const size_t slash = std::min(path.find('/'), path.size());
    if (slash == 0) return false;
    path.remove_prefix(slash);
    pattern = rest;
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

const Route& find_route(Method method, std::string_view path) {
  for (const Route& route : kRoutes) {
    if (route.method == method && matches(route.pattern, path)) return route;
  }
  return kUnknown;
}

std::span<const Route> all_routes() { return kRoutes; }

}  // namespace bulkhead
