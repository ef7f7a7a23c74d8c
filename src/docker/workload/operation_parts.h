#pragma once
// The parts of an operation that come from bodies.

#include "docker/api/request_decoder.h"
#include "docker/workload/documents.h"
#include "docker/workload/reading.h"

namespace bulkhead {

// Documents of kind NetworkPlan and SwarmPlan.
rego::Value read_network_plan(Reading& reading, const ApiRequest& request);
rego::Value read_swarm_plan(Reading& reading, const ApiRequest& request);

}  // namespace bulkhead
