#pragma once
// Devices of the host: mappings, and requests that a driver fills.

#include "docker/workload/reading.h"

namespace bulkhead {

// Lists of documents of kind Device and DeviceRequest.
rego::Value read_devices(Reading& reading, const rego::Value& list);
rego::Value read_device_requests(Reading& reading, const rego::Value& list);

// One device by its host path, with all permissions: what a plugin is granted.
rego::Value read_device_path(Reading& reading, const rego::Value& path, size_t place);

}  // namespace bulkhead
