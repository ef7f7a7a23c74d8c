# METADATA
# scope: package
# title: A kernel setting that is not known to be safe
# description: >-
#   Only a few settings are the container's own and harmless (Kubernetes' list). Others reach beyond it: into the
#   host's network, its shared memory, or, through bugs of runtimes, the program that the kernel runs on a crash.
# custom:
#   id: BH1651
#   name: sysctl-unsafe
#   severity: high
#   group: kernel settings
#   reads: ["sysctls"]
#   instead:
#     docker: >-
#       only `--sysctl` of net.ipv4.ip_unprivileged_port_start, ip_local_port_range, tcp_syncookies,
#       ping_group_range and the like
#     compose: "only such settings in `sysctls`"
#     kubernetes: "`securityContext.sysctls` of the safe list"
#   references:
#     cis: {}
#     pss: "baseline"
#     cve: ["CVE-2022-0811"]
#     falco: []
#     docs: []
package bulkhead.elevations.sysctl_unsafe

# Kubernetes' list of safe settings, as of 1.32.
safe := {
    "kernel.shm_rmid_forced",
    "net.ipv4.ip_local_port_range",
    "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.ping_group_range",
    "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_keepalive_intvl",
    "net.ipv4.tcp_keepalive_probes",
    "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_rmem",
    "net.ipv4.tcp_syncookies",
    "net.ipv4.tcp_wmem",
}

found contains finding if {
    some name, value in input.workload.sysctls
    not name in safe
    finding := {
        "path": "sysctls",
        "value": name,
        "message": sprintf("sets the kernel's %s to %s", [name, value]),
    }
}

# On the host's network even the safe ones are the host's.
found contains finding if {
    some name, value in input.workload.sysctls
    name in safe
    startswith(name, "net.")
    input.workload.namespaces.net.resolved != "private"
    finding := {
        "path": "sysctls",
        "value": name,
        "message": sprintf("sets the kernel's %s to %s on the host's network", [name, value]),
    }
}
