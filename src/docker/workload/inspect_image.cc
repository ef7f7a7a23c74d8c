// The workload that an image is when nobody asks for anything: its own user, command, volumes and ports.

#include "docker/workload/container.h"
#include "docker/workload/image.h"
#include "docker/workload/mounts.h"
#include "docker/workload/user.h"
#include "docker/workload/workload.h"

namespace bulkhead {

using rego::Value;

Value read_image_document(base::Arena& arena, const Value& inspect, const DaemonTraits& traits, Facts& facts) {
  Reading reading(arena, traits, facts, Stage::kInspect, Distance::kSelf);
  WorkloadBuilder workload(arena);
  workload.set(WorkloadField::kind, word(Word::kImage));
  const Value tags = inspect.get("RepoTags");
  const Value reference = has_items(tags) ? tags.items()[0] : inspect.get("Id");
  const Value image = read_known_image(reading, reference, inspect);
  workload.set(WorkloadField::image, image);
  workload.set(WorkloadField::command, read_command(reading, {}, image));
  workload.set(WorkloadField::user, read_user(reading, {}, image, {}));
  workload.set(WorkloadField::exposed_ports, image_field(image, ImageField::exposed_ports));
  workload.set(WorkloadField::labels, image_field(image, ImageField::labels));
  const Value config = inspect.get("Config");
  set_if_text(workload, WorkloadField::stop_signal, config.get("StopSignal"));
  workload.set(WorkloadField::health, read_health(reading, config.get("Healthcheck")));
  MountList mounts(reading);
  add_path_volumes(mounts, image_field(image, ImageField::volumes), Word::kImage, {});
  workload.set(WorkloadField::mounts, mounts.finish_list());
  workload.set(WorkloadField::unknown, reading.unknown());
  return workload.finish();
}

}  // namespace bulkhead
