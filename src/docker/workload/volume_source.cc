// The local driver calls mount(2) with the options "type", "device" and "o", where the daemon's helper turns words of
// "o" such as bind, rbind and ro into flags. With a bind flag the type does not matter. An overlay names its
// directories in "o" and ignores the device. Other drivers are other people's programs: what they do is not known here.

#include "docker/workload/volume_source.h"

#include <algorithm>

namespace bulkhead {
namespace {

using rego::Value;

struct LocalMount {
  std::string_view type;
  std::string_view device;
  std::string_view options;
  bool is_bind = false;
  bool is_recursive = false;
  bool is_read_only = false;
};

bool is_one_of(std::string_view text, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

LocalMount parse_local(const Value& options) {
  LocalMount mount{text_of(options.get("type")), text_of(options.get("device")), text_of(options.get("o"))};
  constexpr std::string_view kBindTypes[] = {"bind", "rbind", "none"};
  mount.is_bind = is_one_of(mount.type, kBindTypes);
  for (Parts parts(mount.options, ','); !parts.done();) {
    const std::string_view option = parts.next();
    if (option == "bind" || option == "rbind") mount.is_bind = true;
    if (option == "rbind") mount.is_recursive = true;
    if (option == "ro") mount.is_read_only = true;
    if (option == "rw") mount.is_read_only = false;
  }
  return mount;
}

bool is_network_file_system(std::string_view type) {
  constexpr std::string_view kTypes[] = {"nfs", "nfs4", "cifs",      "smb",   "smbfs",  "smb3",  "9p",   "ceph",
                                         "afs", "ncp",  "glusterfs", "sshfs", "lustre", "davfs", "coda", "orangefs"};
  return is_one_of(type, kTypes);
}

// What every entry that a volume makes has in common.
MountBuilder start_volume(MountList& mounts, const MountBasics& basics, const VolumeRequest& volume, Word state) {
  MountBuilder mount = mounts.start(basics);
  if (has_text(volume.name)) {
    mount.set(MountField::volume, volume.name);
    mount.set(MountField::state, word(state));
  }
  mount.set(MountField::driver, has_text(volume.driver) ? volume.driver : word(Word::kLocal));
  mount.set(MountField::driver_options, map_of(mounts.reading(), volume.options));
  if (has_text(volume.subpath)) mount.set(MountField::subpath, volume.subpath);
  return mount;
}

class VolumeEntries {
 public:
  VolumeEntries(MountList& mounts, const MountBasics& basics, const VolumeRequest& volume, Word state)
      : mounts_(mounts), basics_(basics), volume_(volume), state_(state) {}

  void add() {
    const bool is_local = !has_text(volume_.driver) || text_of(volume_.driver) == "local";
    if (!is_local) return add_plain();
    const LocalMount local = parse_local(volume_.options);
    if (local.type.empty() && local.device.empty() && local.options.empty()) return add_plain();
    add_local(local);
  }

 private:
  MountBuilder start(Word type) {
    MountBuilder mount = start_volume(mounts_, basics_, volume_, state_);
    mount.set(MountField::type, word(type));
    return mount;
  }

  void add_plain() {
    MountBuilder mount = start(Word::kVolume);
    if (has_text(volume_.name)) mount.set(MountField::source, volume_.name);
    mounts_.finish(mount);
  }

  void add_local(const LocalMount& local) {
    if (local.is_bind) return add_host_path(Word::kBind, local, local.device, local.is_read_only);
    if (local.type == "overlay" || local.type == "overlayfs") return add_overlay(local);
    if (is_network_file_system(local.type)) return add_without_path(Word::kNetwork, local);
    if (local.type == "tmpfs" || local.type == "ramfs") return add_without_path(Word::kTmpfs, local);
    if (local.device.starts_with('/')) return add_host_path(Word::kDevice, local, local.device, local.is_read_only);
    MountBuilder mount = start_local(Word::kFilesystem, local);
    mount.set_true(MountField::host);
    mount.set_text(MountField::source, local.device);
    mounts_.finish(mount);
  }

  // `type` of the entry, and what the options say about every kind of it.
  MountBuilder start_local(Word type, const LocalMount& local) {
    MountBuilder mount = start(type);
    if (!local.type.empty()) mount.set_text(MountField::file_system, local.type);
    if (options_.is_undefined()) options_ = split(mounts_.reading(), local.options, ',');
    if (!local.options.empty()) mount.set(MountField::options, options_);
    if (local.is_read_only) mount.set_true(MountField::read_only);
    if (local.is_recursive) mount.set_true(MountField::recursive);
    return mount;
  }

  void add_without_path(Word type, const LocalMount& local) {
    MountBuilder mount = start_local(type, local);
    mount.set_text(MountField::source, local.device);
    mounts_.finish(mount);
  }

  void add_host_path(Word type, const LocalMount& local, std::string_view path, bool is_read_only) {
    MountBuilder mount = start_local(type, local);
    if (is_read_only) mount.set_true(MountField::read_only);
    mounts_.set_host_path(mount, path);
    mounts_.finish(mount);
  }

  // lowerdir=A:B (a backslash keeps a colon), upperdir=, workdir=, and the newer lowerdir+= and datadir+=.
  void add_overlay(const LocalMount& local) {
    bool has_directory = false;
    for (Parts parts(local.options, ','); !parts.done();) {
      const std::string_view option = parts.next();
      const size_t equals = option.find('=');
      if (equals == std::string_view::npos) continue;
      const std::string_view key = option.substr(0, equals);
      constexpr std::string_view kRead[] = {"lowerdir", "lowerdir+", "datadir+"};
      constexpr std::string_view kWritten[] = {"upperdir", "workdir"};
      const bool is_read = is_one_of(key, kRead);
      if (!is_read && !is_one_of(key, kWritten)) continue;
      has_directory = true;
      add_overlay_directories(local, option.substr(equals + 1), is_read);
    }
    if (!has_directory) add_host_path(Word::kOverlay, local, local.device, false);
  }

  void add_overlay_directories(const LocalMount& local, std::string_view list, bool is_read_only) {
    TextBuilder path(mounts_.reading().arena);
    for (size_t i = 0; i < list.size() && mounts_.has_room(); i++) {
      if (list[i] == '\\' && i + 1 < list.size()) {
        path.add(list.substr(++i, 1));
      } else if (list[i] == ':') {
        if (!path.view().empty()) add_host_path(Word::kOverlay, local, path.view(), is_read_only);
        path = TextBuilder(mounts_.reading().arena);
      } else {
        path.add(list.substr(i, 1));
      }
    }
    if (!path.view().empty()) add_host_path(Word::kOverlay, local, path.view(), is_read_only);
  }

  MountList& mounts_;
  const MountBasics& basics_;
  const VolumeRequest& volume_;
  Word state_;
  Value options_;  // of the volume, one by one: the same for all of its entries
};

}  // namespace

void add_new_volume(MountList& mounts, const MountBasics& basics, const VolumeRequest& request) {
  VolumeEntries(mounts, basics, request, Word::kAbsent).add();
}

void add_volume(MountList& mounts, const MountBasics& basics, const VolumeRequest& request) {
  if (!has_text(request.name)) return add_new_volume(mounts, basics, request);
  const Fact fact = mounts.reading().facts.volume(request.name.as_string());
  if (fact.state == FactState::kAbsent) return add_new_volume(mounts, basics, request);
  if (fact.is_known()) {
    const VolumeRequest known{request.name, fact.document.get("Driver"), fact.document.get("Options"), request.subpath};
    VolumeEntries(mounts, basics, known, Word::kKnown).add();
    if (!has_entries(request.options)) return;
    VolumeEntries(mounts, basics, request, Word::kKnown).add();
    return;
  }
  mounts.note_unknown("volume");
  VolumeEntries(mounts, basics, request, Word::kUnknown).add();
}

}  // namespace bulkhead
