// POST /containers/create: the Config with HostConfig and NetworkingConfig inside, name and platform in the query.

#include "docker/workload/readers.h"

namespace bulkhead {

void read_container_create(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  const Members<ConfigMember> config(request.body);
  const ContainerSource source{config,
                               Members<HostMember>(config[ConfigMember::HostConfig]),
                               config[ConfigMember::NetworkingConfig].get("EndpointsConfig"),
                               {}};
  set_container(reading, workload, source);
  const std::string_view name = text_of(parameter(request, "name"));
  if (!name.empty()) workload.set_text(WorkloadField::name, name.substr(name.starts_with('/') ? 1 : 0));
  set_if_text(workload, WorkloadField::platform, parameter(request, "platform"));
}

}  // namespace bulkhead
