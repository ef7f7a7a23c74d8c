#pragma once
// What may stand in `may`: the routes of the Engine API by name, their families, `*`, and names that people expect.

#include <string_view>
#include <vector>

namespace bulkhead::config {

// The patterns that policies know ("container.create", "container.*", "*") for `text`; empty where it means no route.
// An expected name may mean other ones: "image.pull" is the route image.create, "image.build" is build.
std::vector<std::string_view> routes_for(std::string_view text);

// Everything that routes_for knows, sorted.
const std::vector<std::string_view>& known_route_patterns();

}  // namespace bulkhead::config
