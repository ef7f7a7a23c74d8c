#pragma once
// A hint in plain words about the power that a refused request asks for. It explains and never decides.

#include <string_view>

#include "docker/api/request_decoder.h"

namespace bulkhead {

// One or two sentences about the strongest power in the request; empty if none of the table is in it.
std::string_view elevation_hint(const ApiRequest& request);

}  // namespace bulkhead
