#pragma once
// RequestDecoder: one Engine API request, as the daemon will understand it, or the reason why it is refused. Pure.

#include <optional>
#include <string_view>

#include "base/arena.h"
#include "docker/api/body_reader.h"
#include "docker/api/daemon_traits.h"
#include "docker/api/parameters.h"
#include "docker/api/refusal.h"
#include "docker/api/request_target.h"
#include "docker/api/routes.h"
#include "rego/value/value.h"

namespace bulkhead {

// As it came over the wire. Headers that the request did not have are none.
struct RawRequest {
  std::string_view method;
  std::string_view target;
  std::optional<std::string_view> content_type;
  std::optional<std::string_view> content_length;
  std::string_view body;  // empty if the plugin got none
};

struct ApiRequest {
  Method method = Method::kOther;
  const Route* route = nullptr;  // never null once decoded
  RequestTarget target;
  ApiVersion version;      // that the daemon serves it as: the path's, or the daemon's newest
  rego::Value parameters;  // of path and query, an object; see parameters.h
  rego::Value body;        // canonical; undefined if there is none
};

class RequestDecoder {
 public:
  // The result borrows `request`, `arena` and this decoder. Codes beside those of parse_request_target, ParameterReader
  // and BodyReader: api_version, form_body, start_with_body, content_type, body_missing.
  Decoded<ApiRequest> decode(base::Arena& arena, const RawRequest& request, const DaemonTraits& traits = {});

  // What decode() found out before it refused the request, for the log: `route` is null where not even that is known. A
  // request that is refused for its API version is decoded as a whole.
  const ApiRequest& decoded() const { return request_; }

 private:
  std::optional<Refusal> decode_parts(base::Arena& arena, const RawRequest& raw, const DaemonTraits& traits);

  BodyReader bodies_;
  ParameterReader parameters_;
  ApiRequest request_;
};

}  // namespace bulkhead
