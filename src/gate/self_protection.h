#pragma once
// Self-protection: what is refused before any policy is asked, because it would take the gate itself away. No policy
// and no mode can allow it; the configuration's list `unprotected` gives up paths on purpose.
//
// Two things are looked at: calls that change the plugin of Bulkhead's own name, and host paths that a request puts
// into a container, a service or another plugin. What a container may do with power that it has is the policy's to
// decide.

#include <string>

#include "docker/api/request_decoder.h"
#include "docker/workload/facts.h"
#include "gate/protected_paths.h"
#include "rego/value/value.h"

namespace bulkhead {

// What is protected. Immutable; shared by all decisions about one daemon.
struct SelfProtection {
  std::string plugin_name;  // as the Docker daemon knows it
  ProtectedPaths paths;
};

// Whether the request names something that only the workload of it shows: a host path, a volume, another container's
// volumes. Where it does not, there is nothing to find out.
bool may_mount_from_host(const ApiRequest& request);

// The workload of such a request, of which only mounts are known: asks for nothing else.
rego::Value read_mounts_alone(base::Arena& arena, const ApiRequest& request, const DaemonTraits& traits, Facts& facts);

// Writes why the request is refused to `reason` and says true; or leaves it alone. `workload` is undefined for a
// request that has none, or whose mounts nobody had to read. Facts that are not there yet are noted in `facts`, and
// what is said then does not count.
bool harms_the_gate(const SelfProtection& protection, const Unprotected& unprotected, const ApiRequest& request,
                    const rego::Value& workload, Facts& facts, std::string& reason);

}  // namespace bulkhead
