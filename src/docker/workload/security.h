#pragma once
// Security options: both spellings of SecurityOpt, masked and read-only paths, and what privileged makes of them.

#include "docker/workload/members.h"
#include "docker/workload/reading.h"

namespace bulkhead {

// Documents of kind Security, from a HostConfig and from the Privileges of a service.
rego::Value read_security(Reading& reading, const Members<HostMember>& host);
rego::Value read_service_security(Reading& reading, const rego::Value& privileges);

}  // namespace bulkhead
