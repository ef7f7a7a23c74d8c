#pragma once
// How long HTTP lets an answer be used again, as OPA reads it of the headers.

#include <cstdint>
#include <optional>

#include "rego/http/response.h"

namespace rego {

// Whether the server forbids to keep the answer.
bool may_store(const HttpResponse& response);

// The moment in nanoseconds since 1970 up to which the answer is fresh: max-age behind its Date, else Expires, else the
// distant past. Nothing where the headers contradict themselves; such an answer is not kept.
std::optional<int64_t> fresh_until_ns(const HttpResponse& response);

}  // namespace rego
