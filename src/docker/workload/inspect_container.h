#pragma once
// The workload of a container that is there, from the daemon's own document.

#include "docker/workload/container.h"
#include "docker/workload/reading.h"

namespace bulkhead {

// Fills `workload` from the inspect of a container: everything but kind and unknown.
void set_inspected_container(Reading& reading, WorkloadBuilder& workload, const rego::Value& inspect);

// A document of kind Container without a workload, for the container that a workload is about.
rego::Value read_container_identity(Reading& reading, std::string_view reference, const rego::Value& inspect);

// The same with its workload, if that of `reading` is not one step away already; `inspect` may be undefined.
rego::Value read_container(Reading& reading, std::string_view reference, const rego::Value& inspect);

}  // namespace bulkhead
