#pragma once
// API versions from which a field counts, where the workload depends on it. They are those of version_rules.def in
// docker/api, held equal by a test; here because a reading looks at several of them in a microsecond.

#include <string_view>

#include "docker/api/daemon_traits.h"

namespace bulkhead {

struct VersionUse {
  std::string_view route;
  std::string_view path;
  ApiVersion from;
};

inline constexpr ApiVersion kPrivateIpcFrom{1, 40};
inline constexpr ApiVersion kPrivateCgroupsFrom{1, 41};
inline constexpr ApiVersion kNonRecursiveFrom{1, 40};
inline constexpr ApiVersion kCreateMountpointFrom{1, 42};
inline constexpr ApiVersion kAnnotationsFrom{1, 43};
inline constexpr ApiVersion kReadOnlyRecursiveFrom{1, 44};
inline constexpr ApiVersion kUmaskFrom{1, 56};
inline constexpr ApiVersion kServicePrivilegesFrom{1, 44};
inline constexpr ApiVersion kTaskNetworksOnlyFrom{1, 44};

inline constexpr VersionUse kVersionUses[] = {
    {"container.create", "HostConfig.IpcMode", kPrivateIpcFrom},
    {"container.create", "HostConfig.CgroupnsMode", kPrivateCgroupsFrom},
    {"container.create", "HostConfig.Mounts.*.BindOptions.NonRecursive", kNonRecursiveFrom},
    {"container.create", "HostConfig.Mounts.*.BindOptions.CreateMountpoint", kCreateMountpointFrom},
    {"container.create", "HostConfig.Mounts.*.BindOptions.ReadOnlyNonRecursive", kReadOnlyRecursiveFrom},
    {"container.create", "HostConfig.Annotations", kAnnotationsFrom},
    {"container.create", "HostConfig.Umask", kUmaskFrom},
    {"service.create", "TaskTemplate.ContainerSpec.Privileges.NoNewPrivileges", kServicePrivilegesFrom},
    {"service.create", "Networks", kTaskNetworksOnlyFrom},
};

}  // namespace bulkhead
