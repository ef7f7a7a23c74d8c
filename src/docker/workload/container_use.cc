// Calls on a container that is there. Starting it, writing into it or running something in it uses whatever power it
// has, so their workload is the container's own, from a fresh inspect; an update carries it beside what changes.

#include "docker/workload/inspect_container.h"
#include "docker/workload/limits.h"
#include "docker/workload/readers.h"

namespace bulkhead {

using rego::Value;

void use_container(Reading& reading, WorkloadBuilder& workload, std::string_view reference) {
  const Fact fact = reading.facts.container(reference);
  if (fact.is_known()) {
    Reading inspected(reading.arena, reading.traits, reading.facts, Stage::kInspect, Distance::kSelf);
    set_inspected_container(inspected, workload, fact.document);
    for (const Value& path : inspected.unknown_paths().span()) reading.note_unknown(path.as_string());
  } else {
    reading.note_unknown("container");
  }
  const Value inspect = fact.is_known() ? fact.document : Value();
  workload.set(WorkloadField::container, read_container_identity(reading, reference, inspect));
}

void read_container_use(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  use_container(reading, workload, text_of(parameter(request, "name")));
}

void read_commit(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  use_container(reading, workload, text_of(parameter(request, "container")));
}

void read_container_update(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  const std::string_view reference = text_of(parameter(request, "name"));
  const Fact fact = reading.facts.container(reference);
  if (!fact.is_known()) reading.note_unknown("container");
  const Value inspect = fact.is_known() ? fact.document : Value();
  workload.set(WorkloadField::container, read_container(reading, reference, inspect));
  const Members<HostMember> resources(request.body);
  workload.set(WorkloadField::limits, read_limits(reading, resources, LimitsOf::kUpdate));
  set_restart(reading, workload, resources[HostMember::RestartPolicy]);
}

}  // namespace bulkhead
