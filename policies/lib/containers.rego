# What gives another container, whose namespaces or mounts are taken, more power than an ordinary one has.
package bulkhead.lib.containers

import data.bulkhead.lib.capabilities

# Words that follow "which". A container that is not known has all power there is.
reasons(other) := {"could not be looked at"} if other.workload == null
else := {reason | some reason in reasons_of(other.workload)}

reasons_of(workload) := {"is privileged"} if workload.privileged
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
    {concat("", ["mounts ", text(mount.source), " of the host"]) |
        some mount in workload.mounts
        mount.host
    },
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
