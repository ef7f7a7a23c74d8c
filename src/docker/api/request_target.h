#pragma once
// RequestTarget: what a raw request-target means to the daemon's router. Parsed as Go's url.ParseRequestURI does:
// absolute form allowed, no fragment, %-decoded once.

#include <span>
#include <string_view>

#include "base/arena.h"
#include "docker/api/daemon_traits.h"
#include "docker/api/go_url.h"
#include "docker/api/refusal.h"

namespace bulkhead {

struct RequestTarget {
  std::string_view path;        // decoded, with the version
  std::string_view route_path;  // without "/v1.41"
  bool has_version = false;     // none: the daemon takes its newest
  ApiVersion version;
  std::span<const QueryPair> query;
};

inline constexpr size_t kTargetBytesMax = 1 << 16;

// Views of `raw` or copies in `arena`. Refused: what Go's server or the daemon's router does not serve as it stands
// (malformed, or a path with "//", "/./", "/../", which it redirects), fragments, bytes outside ASCII, and escapes that
// do not decode to UTF-8. Codes: bad_target, unclean_path, fragment, bad_query.
Decoded<RequestTarget> parse_request_target(base::Arena& arena, std::string_view raw);

// The path of `raw`, for the log, whether or not it can be parsed: no query, no fragment, no user and password.
std::string_view path_of(std::string_view raw);

}  // namespace bulkhead
