#pragma once
// Readers: one a source. Each fills what its source says over the template; kind and unknown are set by who calls.

#include "docker/api/request_decoder.h"
#include "docker/workload/container.h"
#include "docker/workload/reading.h"

namespace bulkhead {

// A parameter of the path or the query: undefined if it was not sent.
inline rego::Value parameter(const ApiRequest& request, std::string_view name) { return request.parameters.get(name); }

using Reader = void (*)(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);

void read_container_create(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
void read_container_update(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
void read_exec_create(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
void read_exec_start(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
// A call that runs something in a container that is there, or reads or writes its files: its own workload.
void read_container_use(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
void read_commit(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
void read_service_create(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
void read_service_update(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
void read_volume_create(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
void read_plugin_pull(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
void read_plugin_set(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
void read_plugin_create(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);
void read_build(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request);

// Fills `workload` with that of a container that is there, and says which one.
void use_container(Reading& reading, WorkloadBuilder& workload, std::string_view reference);

}  // namespace bulkhead
