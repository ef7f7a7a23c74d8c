#pragma once
// Resource limits, from a HostConfig or an update, and from the resources of a service.

#include "docker/workload/members.h"
#include "docker/workload/reading.h"

namespace bulkhead {

// What a limit of 0 or less means: in a new container that there is none, in an update that it goes.
enum class LimitsOf : uint8_t { kContainer, kUpdate };

// Documents of kind Limits.
rego::Value read_limits(Reading& reading, const Members<HostMember>& host, LimitsOf purpose);
rego::Value read_service_limits(Reading& reading, const rego::Value& resources, const rego::Value& ulimits,
                                const rego::Value& oom_score_adj);

}  // namespace bulkhead
