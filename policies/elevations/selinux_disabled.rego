# METADATA
# scope: package
# title: SELinux does not confine the container
# description: >-
#   With labelling off, or as the type spc_t, the container may touch every file that the host's root may, whatever
#   its label: a mounted host directory, another container's files, a device.
# custom:
#   id: BH1008
#   name: selinux-disabled
#   severity: high
#   group: confinement
#   reads: ["security"]
#   instead:
#     docker: "leave out `--security-opt label=disable`; for one host directory use the mount option `:z`"
#     compose: "leave out `label:disable` in `security_opt`"
#     kubernetes: "no `securityContext.seLinuxOptions.type: spc_t`"
#   references:
#     cis: {"1.2.0": "5.2", "1.3.1": "5.2", "1.4.0": "5.2", "1.5.0": "5.2", "1.6.0": "5.3"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.selinux_disabled

import data.bulkhead.lib.workload

found contains finding if {
    workload.contained
    input.workload.security.selinux.disabled == true
    not comes_along
    finding := {
        "path": "security.selinux.disabled",
        "value": true,
        "message": "runs without SELinux labels",
    }
}

found contains finding if {
    type := input.workload.security.selinux.type
    type in {"spc_t", "unconfined_t", "container_runtime_t"}
    finding := {
        "path": "security.selinux.type",
        "value": type,
        "message": sprintf("runs as the SELinux type %s, which is not confined", [type]),
    }
}

# Docker leaves the labels out by itself where the host's processes or shared memory are shared: a part of those.
comes_along if {
    some kind in ["pid", "ipc"]
    input.workload.namespaces[kind].resolved == "host"
    not asked_for
}

asked_for if {
    some option in input.workload.security.options
    contains(option, "disable")
}
