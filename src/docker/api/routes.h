#pragma once
// Routes: which call of the Engine API a method and a path are.

#include <cstdint>
#include <span>
#include <string_view>

#include "docker/api/schema.h"

namespace bulkhead {

enum class Method : uint8_t { kGet, kHead, kPost, kPut, kDelete, kOptions, kOther };

// Exact, as the router compares: "post" is kOther.
Method method_of(std::string_view text);

enum class BodyNeed : uint8_t {
  kNone,       // the handler reads no JSON body
  kOptional,   // it reads one if it comes
  kRequired,   // without one we would not know what the daemon does
  kForbidden,  // one that comes is an attack on old daemons
};

struct Route {
  Method method;
  std::string_view pattern;
  std::string_view name;  // "container.create"; "unknown" for a path that no known daemon serves
  const Type* body;
  BodyNeed need;
};

// The first route that matches, or the unknown one. `path` is decoded and has no version.
const Route& find_route(Method method, std::string_view path);

std::span<const Route> all_routes();

// One {…} of a pattern, and what stands in its place.
struct PathParameter {
  std::string_view name;  // "name"
  std::string_view value;
};

inline constexpr size_t kPathParametersMax = 2;

// The parameters of `path`, which the route's pattern matches; how many there are. None for the unknown route.
size_t path_parameters(const Route& route, std::string_view path, PathParameter (&out)[kPathParametersMax]);

}  // namespace bulkhead
