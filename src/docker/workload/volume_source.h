#pragma once
// Volumes as sources of mounts: what a volume's driver and options make of it. The local driver mounts whatever its
// options say, so a volume may be a directory, a disk or a kernel file system of the host in disguise.

#include "docker/workload/mount_list.h"

namespace bulkhead {

struct VolumeRequest {
  rego::Value name;     // text; not set for an anonymous volume
  rego::Value driver;   // as asked for
  rego::Value options;  // as asked for
  rego::Value subpath;
};

// Asks the daemon about a named volume. Where the daemon has it, its own driver and options count, whatever the request
// says; those of the request count too, because the volume may be gone when they are used.
void add_volume(MountList& mounts, const MountBasics& basics, const VolumeRequest& request);

// The same without asking: of a volume that is about to be made.
void add_new_volume(MountList& mounts, const MountBasics& basics, const VolumeRequest& request);

}  // namespace bulkhead
