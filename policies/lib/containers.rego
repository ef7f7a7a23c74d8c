# What gives another container, whose namespaces or mounts are taken, more power than an ordinary one has.
package bulkhead.lib.containers

import data.bulkhead.lib.capabilities
import data.bulkhead.lib.host_paths

# Set of objects: `text` follows "which"; a mount of the host adds where it leads, as findings about mounts do. A
# container that is not known has all power there is.
reasons(other) := {{"text": "could not be looked at"}} if other.workload == null
else := {{"text": text} | some text in texts(other.workload)} | mounted(other.workload)

mounted(workload) := set() if workload.privileged
else := {object.union({"text": concat("", ["mounts ", text(mount.source), " of the host"])}, place(mount)) |
    some mount in workload.mounts
    mount.host
}

place(mount) := {} if mount.resolved == null
else := {
    "host_path": mount.resolved,
    "access": host_paths.access(mount),
    "socket": host_paths.is_socket(mount),
}

texts(workload) := {"is privileged"} if workload.privileged
else := union({
    {concat("", ["has the capability ", name]) |
        some name in workload.capabilities.effective
        not name in capabilities.by_default
    },
    {concat("", ["shares the host's ", kind, " namespace"]) |
        some kind in ["pid", "ipc", "net", "uts"]
        workload.namespaces[kind].resolved in {"host", "unknown"}
    },
    {"turns the remapping of users off" | workload.namespaces.user.mode == "host"},
    {concat("", ["has the device ", text(device.path)]) | some device in workload.devices},
    {"chooses devices by rules" | count(workload.device_cgroup_rules) > 0},
    {"has devices of a driver" | count(workload.device_requests) > 0},
    confinement(workload.security),
    {"has parts that could not be looked at" | some path in workload.unknown; matters(path)},
})

confinement(security) := union({
    {"runs without a system call filter" | security.seccomp.mode == "unconfined"},
    {"has a system call filter of its own" | security.seccomp.mode == "profile"},
    {"runs without AppArmor" | security.apparmor.mode == "unconfined"},
    {"runs without SELinux labels" | security.selinux.disabled},
    {"sees hidden files of the kernel" | security.masked_paths.mode != "default"},
    {"may write the kernel's settings" | security.readonly_paths.mode != "default"},
    {"may write its control groups" | security.writable_cgroups},
})

# What is missing for reasons of its own: an ordinary container's image or user may well be gone.
matters(path) if {
    not path in {"image", "user", "container"}
    not startswith(path, "namespaces.user")
    not startswith(path, "namespaces.cgroup")
}

text(value) := value if value != null
else := "a file"
