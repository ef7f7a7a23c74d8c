#pragma once
// Capabilities as the daemon computes them from CapAdd, CapDrop and Privileged.

#include "docker/workload/reading.h"

namespace bulkhead {

struct CapabilityRequest {
  rego::Value add;
  rego::Value drop;
  rego::Value exact;  // HostConfig.Capabilities, which Docker 19.03 took for the whole set at API 1.40
  bool is_privileged = false;
};

// A document of kind Capabilities. `add` and `drop` are lists of text or not set.
rego::Value read_capabilities(Reading& reading, const CapabilityRequest& request);

// Upper case as Go's strings.ToUpper makes it of what can become a capability's name: ASCII letters, and U+017F and
// U+0131, whose upper case is S and I. Without the prefix CAP_. "ALL" stays; "CAP_ALL" is no name, and stays as it is.
std::string_view normal_capability(base::Arena& arena, std::string_view name);

}  // namespace bulkhead
