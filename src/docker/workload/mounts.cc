// The order is the daemon's, later ones cover earlier ones at the same target: from other containers, Binds, Mounts,
// Tmpfs, then volumes at paths where nothing is mounted yet.

#include "docker/workload/mounts.h"

#include <algorithm>

#include "docker/workload/bind_text.h"
#include "docker/workload/host_path.h"
#include "docker/workload/namespaces.h"
#include "docker/workload/versions.h"
#include "docker/workload/volume_source.h"

namespace bulkhead {
namespace {

using rego::Value;

void set_read_only_depth(Reading& reading, MountBuilder& mount, const Members<BindOptionsMember>& options) {
  const bool is_whole = !options.is_true(BindOptionsMember::ReadOnlyNonRecursive);
  if (!mount.get(MountField::read_only).is_true() || !is_whole) return;
  if (!reading.may_be_before(kReadOnlyRecursiveFrom)) mount.set_true(MountField::read_only_recursive);
}

// A bind with the daemon's rules: cleaned, rprivate unless it says otherwise.
void add_bind(MountList& mounts, const MountBasics& basics, std::string_view source, const Value& bind_options) {
  Reading& reading = mounts.reading();
  const Members<BindOptionsMember> options(bind_options);
  MountBuilder mount = mounts.start(basics);
  mount.set(MountField::type, word(Word::kBind));
  const bool is_flat = options.is_true(BindOptionsMember::NonRecursive) && !reading.may_be_before(kNonRecursiveFrom);
  if (!is_flat) mount.set_true(MountField::recursive);
  set_read_only_depth(reading, mount, options);
  const Value& propagation = options[BindOptionsMember::Propagation];
  mount.set(MountField::propagation, has_text(propagation) ? propagation : word(Word::kRprivate));
  if (options.is_true(BindOptionsMember::CreateMountpoint) && !reading.may_be_before(kCreateMountpointFrom)) {
    mount.set_true(MountField::create_source);
  }
  mounts.set_host_path(mount, source.starts_with('/') ? clean_path(reading.arena, source) : source);
  mounts.finish(mount);
}

// One of HostConfig.Binds: its options are words, and a source that is missing is made.
void add_bind_text(MountList& mounts, const Value& text, const Value& volume_driver) {
  Reading& reading = mounts.reading();
  const BindText bind = parse_bind(text_of(text));
  MountBasics basics{Word::kBinds, reading.text(bind.target), bind.is_read_only, split(reading, bind.mode, ','), {}};
  if (!bind.source.starts_with('/')) {
    const Value name = bind.source.empty() ? Value() : reading.text(bind.source);
    return add_volume(mounts, basics, {name, volume_driver, {}, {}});
  }
  MountBuilder mount = mounts.start(basics);
  mount.set(MountField::type, word(Word::kBind));
  mount.set_true(MountField::recursive);
  mount.set_true(MountField::create_source);
  set_read_only_depth(reading, mount, Members<BindOptionsMember>(Value()));
  if (bind.propagation.empty()) {
    mount.set(MountField::propagation, word(Word::kRprivate));
  } else {
    mount.set_text(MountField::propagation, bind.propagation);
  }
  mounts.set_host_path(mount, clean_path(reading.arena, bind.source));
  mounts.finish(mount);
}

Value tmpfs_options(Reading& reading, const Value& options) {
  rego::ArrayBuilder words(reading.arena);
  const auto add_number = [&](std::string_view name, const Value& number) {
    if (!number.is_integer() || number.as_integer() == 0) return;
    TextBuilder text(reading.arena);
    text.add(name);
    text.add_number(number.as_integer());
    words.add(reading.text(text.view()));
  };
  add_number("size=", options.get("SizeBytes"));
  add_number("mode=", options.get("Mode"));
  const Value more = options.get("Options");
  if (more.is_array()) {
    for (const Value& pair : more.items()) {
      if (!pair.is_array() || pair.size() == 0) continue;
      TextBuilder text(reading.arena);
      for (size_t i = 0; i < pair.size(); i++) {
        if (i) text.add("=");
        text.add(text_of(pair.items()[i]));
      }
      words.add(reading.text(text.view()));
    }
  }
  return words.finish();
}

void add_simple(MountList& mounts, const MountBasics& basics, const Value& type, const Value& source,
                const Value& subpath) {
  MountBuilder mount = mounts.start(basics);
  mount.set(MountField::type, type);
  if (has_text(source)) mount.set(MountField::source, source);
  if (has_text(subpath)) mount.set(MountField::subpath, subpath);
  mounts.finish(mount);
}

// A host's named pipe: Windows only, but it is a thing of the host.
void add_pipe(MountList& mounts, const MountBasics& basics, const Value& source) {
  MountBuilder mount = mounts.start(basics);
  mount.set(MountField::type, word(Word::kNpipe));
  mount.set_true(MountField::host);
  if (has_text(source)) mount.set(MountField::source, source);
  mounts.finish(mount);
}

void add_mount_spec(MountList& mounts, const Value& item) {
  Reading& reading = mounts.reading();
  const Members<MountPointMember> spec(item);
  const std::string_view type = spec.text(MountPointMember::Type);
  const Value& source = spec[MountPointMember::Source];
  MountBasics basics{Word::kMounts, spec[MountPointMember::Target], spec.is_true(MountPointMember::ReadOnly), {}, {}};
  if (type == "bind") return add_bind(mounts, basics, text_of(source), spec[MountPointMember::BindOptions]);
  if (type == "volume") {
    const Members<VolumeOptionsMember> options(spec[MountPointMember::VolumeOptions]);
    const Value& driver = options[VolumeOptionsMember::DriverConfig];
    if (options.is_true(VolumeOptionsMember::NoCopy)) {
      const Value words[] = {word(Word::kNocopy)};
      basics.options = Value::array(reading.arena, words);
    }
    return add_volume(mounts, basics,
                      {source, driver.get("Name"), driver.get("Options"), options[VolumeOptionsMember::Subpath]});
  }
  if (type == "tmpfs") {
    basics.options = tmpfs_options(reading, spec[MountPointMember::TmpfsOptions]);
    return add_simple(mounts, basics, word(Word::kTmpfs), {}, {});
  }
  if (type == "image") {
    return add_simple(mounts, basics, word(Word::kImage), source, spec[MountPointMember::ImageOptions].get("Subpath"));
  }
  if (type == "npipe") return add_pipe(mounts, basics, source);
  const bool is_cluster = type == "cluster";
  if (is_cluster) return add_simple(mounts, basics, word(Word::kCluster), source, {});
  // What some daemon may read as a bind counts as one.
  mounts.note_unknown("type");
  MountBuilder mount = mounts.start(basics);
  mount.set(MountField::type, word(Word::kUnknown));
  mount.set_true(MountField::host);
  if (has_text(source)) mount.set(MountField::source, source);
  mounts.finish(mount);
}

// An entry of the Mounts of an inspect: what the daemon made of the request, one way of writing for all types.
void add_inspected_mount(MountList& mounts, const Value& item, Word from, const Value& inherited_from,
                         bool is_writable) {
  const Value type = item.get("Type");
  const bool is_read_only = item.get("RW").is_false() || !is_writable;
  const MountBasics basics{from, item.get("Destination"), is_read_only,
                           split(mounts.reading(), text_of(item.get("Mode")), ','), inherited_from};
  const Value source = item.get("Source");
  if (text_of(type) == "volume") {
    return add_volume(mounts, basics, {item.get("Name"), item.get("Driver"), {}, {}});
  }
  if (text_of(type) != "bind" && has_text(type)) return add_simple(mounts, basics, type, source, {});
  MountBuilder mount = mounts.start(basics);
  mount.set(MountField::type, word(Word::kBind));
  mount.set_true(MountField::recursive);
  const Value propagation = item.get("Propagation");
  if (has_text(propagation)) mount.set(MountField::propagation, propagation);
  mounts.set_host_path(mount, text_of(source));
  mounts.finish(mount);
}

}  // namespace

void add_mount_specs(MountList& mounts, const Value& list) {
  for (const Value& item : mounts.reading().items_of(list, "mounts")) add_mount_spec(mounts, item);
}

void add_host_mounts(MountList& mounts, const Members<HostMember>& host) {
  for (const Value& text : mounts.reading().items_of(host[HostMember::Binds], "mounts")) {
    add_bind_text(mounts, text, host[HostMember::VolumeDriver]);
  }
  add_mount_specs(mounts, host[HostMember::Mounts]);
  const Value& tmpfs = host[HostMember::Tmpfs];
  if (!tmpfs.is_object()) return;
  for (const rego::Entry& entry : tmpfs.entries()) {
    if (!mounts.has_room()) return;
    const MountBasics basics{Word::kTmpfs, entry.key, false, split(mounts.reading(), text_of(entry.value), ','), {}};
    add_simple(mounts, basics, word(Word::kTmpfs), {}, {});
  }
}

void add_path_volumes(MountList& mounts, const Value& paths, Word from, const Value& driver) {
  for (const Value& path : mounts.reading().items_of(paths, "mounts")) {
    if (mounts.has_target(clean_path(mounts.reading().arena, text_of(path)))) continue;
    add_new_volume(mounts, {from, path, false, {}, {}}, {{}, driver, {}, {}});
  }
}

Value add_volumes_from(MountList& mounts, const Value& list) {
  if (!has_items(list)) return Value::empty_array();
  Reading& reading = mounts.reading();
  rego::ArrayBuilder containers(reading.arena);
  for (const Value& item : reading.items_of(list, "volumes_from", kOthersMax)) {
    const std::string_view text = text_of(item);
    const size_t colon = text.find(':');
    const std::string_view reference = text.substr(0, colon);
    const std::string_view mode = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    TextBuilder path(reading.arena);
    path.add("volumes_from.");
    path.add_number(static_cast<int64_t>(containers.size()));
    containers.add(read_other_container(reading, reference, path.view()));
    const Fact fact = reading.facts.container(reference);
    const Value inspected = fact.is_known() ? fact.document.get("Mounts") : Value();
    const Value from = reading.text(reference);
    const bool is_writable = !parse_mode(mode).is_read_only;
    for (const Value& mount : reading.items_of(inspected, "mounts")) {
      add_inspected_mount(mounts, mount, Word::kVolumesFrom, from, is_writable);
    }
  }
  return containers.finish();
}

void add_inspected_mounts(MountList& mounts, const Value& list, bool has_volumes_from) {
  for (const Value& item : mounts.reading().items_of(list, "mounts")) {
    if (mounts.has_target(text_of(item.get("Destination")))) continue;
    add_inspected_mount(mounts, item, has_volumes_from ? Word::kVolumesFrom : Word::kInspect, {}, true);
  }
}

void add_granted_path(MountList& mounts, const Value& path) {
  MountBuilder mount = mounts.start({Word::kPrivileges, {}, false, {}, {}});
  mount.set(MountField::type, word(Word::kBind));
  mount.set_true(MountField::recursive);
  mounts.set_host_path(mount, text_of(path));
  mounts.finish(mount);
}

}  // namespace bulkhead
