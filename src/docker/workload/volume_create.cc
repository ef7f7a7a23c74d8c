// POST /volumes/create. The volume stands in `mounts` as what mounting it will give.

#include "docker/workload/readers.h"
#include "docker/workload/volume_source.h"

namespace bulkhead {

using rego::Value;

void read_volume_create(Reading& reading, WorkloadBuilder& workload, const ApiRequest& request) {
  const Value& body = request.body;
  DocumentBuilder<VolumeField> volume(reading.arena);
  set_if_text(volume, VolumeField::name, body.get("Name"));
  set_if_text(volume, VolumeField::driver, body.get("Driver"));
  volume.set(VolumeField::options, map_of(reading, body.get("DriverOpts")));
  volume.set(VolumeField::labels, map_of(reading, body.get("Labels")));
  const Value cluster = body.get("ClusterVolumeSpec");
  if (cluster.is_object()) {
    volume.set_true(VolumeField::cluster);
    rego::ArrayBuilder secrets(reading.arena);
    const Value list = cluster.get("Secrets");
    if (list.is_array()) {
      for (const Value& secret : list.items()) {
        const Value name = secret.get("Secret");
        secrets.add(name.is_string() ? name : word(Word::kEmpty));
      }
    }
    volume.set(VolumeField::secrets, secrets.finish());
  }
  workload.set(WorkloadField::volume, volume.finish());
  set_if_text(workload, WorkloadField::name, body.get("Name"));
  MountList mounts(reading);
  add_new_volume(mounts, {Word::kVolume, {}, false, {}, {}},
                 {body.get("Name"), body.get("Driver"), body.get("DriverOpts"), {}});
  workload.set(WorkloadField::mounts, mounts.finish_list());
}

}  // namespace bulkhead
