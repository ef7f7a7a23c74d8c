#pragma once
// MountList: the mounts of a workload while they are collected.

#include "docker/workload/documents.h"
#include "docker/workload/reading.h"

namespace bulkhead {

using MountBuilder = DocumentBuilder<MountField>;

// What every source of a mount says in its own way.
struct MountBasics {
  Word from = Word::kMounts;
  rego::Value target;  // text, or not set
  bool is_read_only = false;
  rego::Value options;         // a list, or not set
  rego::Value inherited_from;  // text, or not set
};

class MountList {
 public:
  // `path` is what to call the list where something in it is not known: "mounts".
  explicit MountList(Reading& reading) : reading_(reading), mounts_(reading.arena) {}

  MountBuilder start(const MountBasics& basics);
  void finish(MountBuilder& mount) {
    if (has_room()) mounts_.add(mount.finish());
  }
  // False once there are kItemsMax; then the list is unknown, and whoever adds may stop.
  bool has_room();
  // Sets source, host_path, resolved and host; `path` as the daemon takes it.
  void set_host_path(MountBuilder& mount, std::string_view path);
  // The document's field of the mount that comes next cannot be known.
  void note_unknown(std::string_view field) { reading_.note_unknown("mounts", mounts_.size(), field); }

  // Whether one of the first kCompared mounts has this target.
  bool has_target(std::string_view target) const;

  Reading& reading() { return reading_; }
  rego::Value finish_list() { return mounts_.finish(); }

 private:
  // Enough for every list that a person writes; a longer one may show a volume twice.
  static constexpr size_t kCompared = 256;

  Reading& reading_;
  rego::ArrayBuilder mounts_;
  rego::ArenaVector<std::string_view> targets_{reading_.arena};
};

}  // namespace bulkhead
