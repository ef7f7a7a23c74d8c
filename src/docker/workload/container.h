#pragma once
// Containers: what a Config and a HostConfig make, whether they come from a request or from an inspect.

#include "docker/workload/documents.h"
#include "docker/workload/members.h"
#include "docker/workload/reading.h"

namespace bulkhead {

using WorkloadBuilder = DocumentBuilder<WorkloadField>;

struct ContainerSource {
  Members<ConfigMember> config;
  Members<HostMember> host;
  rego::Value endpoints;         // NetworkingConfig.EndpointsConfig
  rego::Value inspected_mounts;  // the daemon's list, of an inspect
};

// Everything but kind, name, platform, container and unknown.
void set_container(Reading& reading, WorkloadBuilder& workload, const ContainerSource& source);

// A document of kind Command; the image's own parts count where the request has none.
struct CommandSource {
  rego::Value entrypoint;
  rego::Value cmd;
  rego::Value working_dir;
  rego::Value env;
  rego::Value shell;
};
rego::Value read_command(Reading& reading, const CommandSource& source, const rego::Value& image);

// Sets `restart` if the policy is another than "no".
void set_restart(Reading& reading, WorkloadBuilder& workload, const rego::Value& policy);

// A document of kind Health, or null.
rego::Value read_health(Reading& reading, const rego::Value& check);

// Sets a field that may be null to text that is not "".
template <typename Builder, typename Field>
void set_if_text(Builder& document, Field field, const rego::Value& text) {
  if (has_text(text)) document.set(field, text);
}

}  // namespace bulkhead
