#include "docker/workload/mount_list.h"

#include <algorithm>

#include "docker/workload/host_path.h"

namespace bulkhead {

using rego::Value;

MountBuilder MountList::start(const MountBasics& basics) {
  MountBuilder mount(reading_.arena);
  mount.set(MountField::from, word(basics.from));
  if (has_text(basics.target)) {
    const std::string_view target = basics.target.as_string();
    const std::string_view clean = target.starts_with('/') ? clean_path(reading_.arena, target) : target;
    const bool is_clean = clean.data() == target.data() && clean.size() == target.size();
    mount.set(MountField::target, is_clean ? basics.target : reading_.text(clean));
    if (targets_.size() < kCompared) targets_.push_back(clean);
  }
  if (basics.is_read_only) mount.set_true(MountField::read_only);
  if (has_items(basics.options)) mount.set(MountField::options, basics.options);
  if (has_text(basics.inherited_from)) mount.set(MountField::inherited_from, basics.inherited_from);
  return mount;
}

void MountList::set_host_path(MountBuilder& mount, std::string_view path) {
  mount.set_true(MountField::host);
  mount.set_text(MountField::source, path);
  const HostPathReading host = read_host_path(reading_, path);
  mount.set(MountField::host_path, host.document);
  mount.set(MountField::resolved, host.resolved);
  if (host.resolved.is_null()) note_unknown("resolved");
}

bool MountList::has_room() {
  if (mounts_.size() < kItemsMax) return true;
  reading_.note_unknown("mounts");
  return false;
}

bool MountList::has_target(std::string_view target) const {
  const auto targets = targets_.span();
  return std::find(targets.begin(), targets.end(), target) != targets.end();
}

}  // namespace bulkhead
