#pragma once
// Networks, published ports and the log's endpoint.

#include "docker/workload/members.h"
#include "docker/workload/reading.h"

namespace bulkhead {

// Documents of kind Port, from HostConfig.PortBindings and from the ports of a service.
rego::Value read_port_bindings(Reading& reading, const rego::Value& bindings);
rego::Value read_service_ports(Reading& reading, const rego::Value& ports);

// Documents of kind Network: `mode` if it names a network, and the keys of EndpointsConfig.
rego::Value read_endpoints(Reading& reading, const rego::Value& mode, const rego::Value& endpoints);
// One of them.
rego::Value read_endpoint(Reading& reading, const rego::Value& name, const rego::Value& settings);
// The same for the networks of a service, which are asked about: one of them may be the host's under its id.
rego::Value read_service_networks(Reading& reading, const rego::Value& task, const rego::Value& service);
bool has_host_network(const rego::Value& networks);

// A document of kind Log.
rego::Value read_log(Reading& reading, const rego::Value& driver, const rego::Value& options);

}  // namespace bulkhead
