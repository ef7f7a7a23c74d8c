#pragma once
// What may stand in `may`: the routes of the Engine API by name, their families, `*`, and the names that people expect
// (policies/gate/calls.rego knows what those mean).

#include <string_view>
#include <vector>

namespace bulkhead::config {

// Whether `text` is one of those below.
bool is_route_pattern(std::string_view text);

// Sorted.
const std::vector<std::string_view>& known_route_patterns();

}  // namespace bulkhead::config
