#pragma once
// Namespaces: which kinds a workload has of its own, which are the host's, and where joined ones end.

#include "docker/workload/members.h"
#include "docker/workload/reading.h"

namespace bulkhead {

// A document of kind Namespaces for a HostConfig.
rego::Value read_namespaces(Reading& reading, const Members<HostMember>& host);

// The same for a service's task: the daemon's defaults, and the host's network if `has_host_network`.
enum class TaskNetwork : uint8_t { kPrivate, kHost };
rego::Value read_task_namespaces(Reading& reading, TaskNetwork network);

// A document of kind Container for a container that this workload takes from, with its workload unless this is such a
// workload itself. `path` is where it stands, for what cannot be known.
rego::Value read_other_container(Reading& reading, std::string_view name_or_id, std::string_view path);

}  // namespace bulkhead
