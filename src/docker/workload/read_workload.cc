// Which call is read by which reader: one table. Calls that only look, or whose power is in their route alone, have no
// workload; read_operation() says what they are.

#include <algorithm>

#include "docker/workload/readers.h"
#include "docker/workload/workload.h"

namespace bulkhead {
namespace {

using rego::Value;

struct ReaderRow {
  std::string_view route;
  Reader reader;
};

// The commonest first.
constexpr ReaderRow kReaders[] = {
    {"container.create", read_container_create},
    {"container.start", read_container_use},
    {"exec.create", read_exec_create},
    {"exec.start", read_exec_start},
    {"container.attach", read_container_use},
    {"container.attach.websocket", read_container_use},
    {"container.restart", read_container_use},
    {"container.unpause", read_container_use},
    {"container.archive.get", read_container_use},
    {"container.archive.put", read_container_use},
    {"container.copy", read_container_use},
    {"container.export", read_container_use},
    {"container.rename", read_container_use},
    {"container.commit", read_commit},
    {"container.update", read_container_update},
    {"checkpoint.create", read_container_use},
    {"service.create", read_service_create},
    {"service.update", read_service_update},
    {"volume.create", read_volume_create},
    {"plugin.pull", read_plugin_pull},
    {"plugin.upgrade", read_plugin_pull},
    {"plugin.set", read_plugin_set},
    {"plugin.create", read_plugin_create},
    {"build", read_build},
};

}  // namespace

Value read_workload(base::Arena& arena, const ApiRequest& request, const DaemonTraits& traits, Facts& facts) {
  const auto same_route = [&](const ReaderRow& row) { return row.route == request.route->name; };
  const auto found = std::find_if(std::begin(kReaders), std::end(kReaders), same_route);
  if (found == std::end(kReaders)) return {};
  Reading reading(arena, traits, facts, Stage::kRequest, Distance::kSelf);
  if (request.target.has_version) reading.set_version(request.target.version);
  WorkloadBuilder workload(arena);
  workload.set_text(WorkloadField::kind, found->route);
  found->reader(reading, workload, request);
  workload.set(WorkloadField::unknown, reading.unknown());
  return workload.finish();
}

}  // namespace bulkhead
