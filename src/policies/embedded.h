#pragma once
// The policies of policies/ in the program itself: elevations, lib, gate and profiles, without their tests. A build
// step writes them into embedded.cc as they stand.

#include <span>
#include <string_view>

namespace bulkhead {

struct EmbeddedPolicy {
  std::string_view path;  // "elevations/privileged.rego"
  std::string_view text;
};

// By path.
std::span<const EmbeddedPolicy> embedded_policies();

}  // namespace bulkhead
