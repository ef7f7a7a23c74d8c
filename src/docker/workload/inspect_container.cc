// An inspect holds the Config and the HostConfig that the daemon made of the request, so both are read by the same
// code. What it shows differently: the image is there by id too, the mounts also as a list of what became of them,
// defaults are filled in.

#include "docker/workload/inspect_container.h"

#include "docker/workload/workload.h"

namespace bulkhead {
namespace {

using rego::Value;

std::string_view without_slash(std::string_view name) { return name.substr(name.starts_with('/') ? 1 : 0); }

DocumentBuilder<ContainerField> start_container(Reading& reading, std::string_view reference, const Value& inspect) {
  DocumentBuilder<ContainerField> container(reading.arena);
  container.set_text(ContainerField::reference, reference);
  set_if_text(container, ContainerField::id, inspect.get("Id"));
  const Value name = inspect.get("Name");
  if (has_text(name)) container.set_text(ContainerField::name, without_slash(name.as_string()));
  const Value running = inspect.get("State").get("Running");
  if (running.is_boolean()) container.set(ContainerField::running, running);
  return container;
}

}  // namespace

Value read_container_identity(Reading& reading, std::string_view reference, const Value& inspect) {
  return start_container(reading, reference, inspect).finish();
}

Value read_container(Reading& reading, std::string_view reference, const Value& inspect) {
  auto container = start_container(reading, reference, inspect);
  if (inspect.is_object() && reading.distance == Distance::kSelf) {
    Reading other(reading.arena, reading.traits, reading.facts, Stage::kInspect, Distance::kOther);
    WorkloadBuilder workload(reading.arena);
    workload.set(WorkloadField::kind, word(Word::kContainer));
    set_inspected_container(other, workload, inspect);
    workload.set(WorkloadField::unknown, other.unknown());
    container.set(ContainerField::workload, workload.finish());
  }
  return container.finish();
}

void set_inspected_container(Reading& reading, WorkloadBuilder& workload, const Value& inspect) {
  const Members<InspectMember> document(inspect);
  const Value& host = document[InspectMember::HostConfig];
  const Value& config = document[InspectMember::Config];
  if (!host.is_object()) reading.note_unknown("container");
  const ContainerSource source{Members<ConfigMember>(config), Members<HostMember>(host),
                               document[InspectMember::NetworkSettings].get("Networks"),
                               document[InspectMember::Mounts]};
  set_container(reading, workload, source);
  const std::string_view name = without_slash(document.text(InspectMember::Name));
  if (!name.empty()) workload.set_text(WorkloadField::name, name);
}

Value read_container_document(base::Arena& arena, const Value& inspect, const DaemonTraits& traits, Facts& facts) {
  Reading reading(arena, traits, facts, Stage::kInspect, Distance::kSelf);
  WorkloadBuilder workload(arena);
  workload.set(WorkloadField::kind, word(Word::kContainer));
  const Value id = inspect.get("Id");
  workload.set(WorkloadField::container, read_container_identity(reading, text_of(id), inspect));
  set_inspected_container(reading, workload, inspect);
  workload.set(WorkloadField::unknown, reading.unknown());
  return workload.finish();
}

}  // namespace bulkhead
