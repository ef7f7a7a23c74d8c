#pragma once
// RequestDecoder: one Engine API request, as the daemon will understand it, or the reason why it is refused. Pure.

#include <optional>
#include <string_view>

#include "base/arena.h"
#include "docker/api/body_reader.h"
#include "docker/api/daemon_traits.h"
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
  rego::Value body;  // canonical; undefined if there is none
};

class RequestDecoder {
 public:
  // The result borrows `request`, `arena` and this decoder. Codes beside those of parse_request_target and BodyReader:
  // api_version, form_body, start_with_body, content_type, body_missing.
  Decoded<ApiRequest> decode(base::Arena& arena, const RawRequest& request, const DaemonTraits& traits = {});

 private:
  BodyReader bodies_;
};

}  // namespace bulkhead
