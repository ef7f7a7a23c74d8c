#pragma once
// What a request says in its path and its query.

#include <string_view>

#include "docker/api/request_decoder.h"
#include "docker/workload/reading.h"

namespace bulkhead {

// What stands in the path where the route's pattern has its first ("{name}") or second parameter. "" if it has none.
enum class PathPart : uint8_t { kFirst, kSecond };
std::string_view path_part(const ApiRequest& request, PathPart part);

// The first value of a key, as the daemon's handlers take it; "" if there is none.
std::string_view query_text(const ApiRequest& request, std::string_view key);
// As the daemon reads a flag: everything but "", "0", "no", "false" and "none", in any case, is true.
bool query_flag(const ApiRequest& request, std::string_view key);
// All values of a key.
rego::Value query_texts(Reading& reading, const ApiRequest& request, std::string_view key);

// The version in the path, if there is one.
std::optional<ApiVersion> version_of(const ApiRequest& request);

}  // namespace bulkhead
