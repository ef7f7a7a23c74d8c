#pragma once
// Plugins: the privileges that are granted to one, in a request of its own or as the runtime of a service.

#include "docker/workload/container.h"
#include "docker/workload/reading.h"

namespace bulkhead {

// The spelling of a privilege's fields: {Name, Value} in /plugins, {name, value} in a service.
struct PrivilegeKeys {
  std::string_view name;
  std::string_view value;
};
inline constexpr PrivilegeKeys kPluginPrivilegeKeys{"Name", "Value"};
inline constexpr PrivilegeKeys kServicePrivilegeKeys{"name", "value"};

// Writes what the privileges give over the parts of `workload` that show it, and their names into `plugin`.
void set_privileges(Reading& reading, WorkloadBuilder& workload, DocumentBuilder<PluginField>& plugin,
                    const rego::Value& list, PrivilegeKeys keys);

// What every managed plugin is: root, without a system call filter.
void set_plugin_ground(Reading& reading, WorkloadBuilder& workload);

}  // namespace bulkhead
