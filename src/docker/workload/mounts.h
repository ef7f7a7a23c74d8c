#pragma once
// Mounts: everything that appears in a container's file system, from whichever of the ways to ask for it.

#include "docker/workload/members.h"
#include "docker/workload/mount_list.h"
#include "docker/workload/reading.h"

namespace bulkhead {

// HostConfig.Binds, Mounts and Tmpfs.
void add_host_mounts(MountList& mounts, const Members<HostMember>& host);

// A list of mounts in the API's long form, of a container or of a service.
void add_mount_specs(MountList& mounts, const rego::Value& list);

// Anonymous volumes at paths: those of Config.Volumes (keys of an object) and those that an image declares (a list).
void add_path_volumes(MountList& mounts, const rego::Value& paths, Word from, const rego::Value& driver);

// What VolumesFrom takes from other containers; the list of documents of kind Container.
rego::Value add_volumes_from(MountList& mounts, const rego::Value& list);

// The daemon's list in an inspect: adds what the rest of the document does not show.
void add_inspected_mounts(MountList& mounts, const rego::Value& list, bool has_volumes_from);

// A host path, read and written, with everything below: what a plugin is granted.
void add_granted_path(MountList& mounts, const rego::Value& path);

}  // namespace bulkhead
