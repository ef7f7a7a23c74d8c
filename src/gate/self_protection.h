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

// What of a request's mounts was read.
struct MountsRead {
  enum Extent { kAll, kPathsAlone };
  rego::Value workload;  // undefined: the request has none, or nobody had to read it
  Extent extent = kAll;
};

// Whether the request names something that only the workload of it shows: a host path, or a volume that is made of one.
// Where it does not, there is nothing to find out.
bool may_mount_from_host(const ApiRequest& request);

// Of such a request, the mounts that it spells out itself. The daemon is asked nothing: what volumes and containers
// that are there already would add is looked at where the policy reads the workload.
MountsRead read_paths_alone(base::Arena& arena, const ApiRequest& request, const DaemonTraits& traits, Facts& facts);

// Writes why the request is refused to `reason` and says true; or leaves it alone. Facts that are not there yet are
// noted in `facts`, and what is said then does not count.
bool harms_the_gate(const SelfProtection& protection, const Unprotected& unprotected, const ApiRequest& request,
                    const MountsRead& read, Facts& facts, std::string& reason);

}  // namespace bulkhead
