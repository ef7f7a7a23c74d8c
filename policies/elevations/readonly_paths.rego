# METADATA
# scope: package
# title: The kernel's settings can be written
# description: >-
#   Docker makes /proc/sys, /proc/sysrq-trigger, /proc/irq and others read-only. Where they can be written, root in
#   the container sets /proc/sys/kernel/core_pattern to a program of its own; the next crash runs it as root on the
#   host.
# custom:
#   id: BH1011
#   name: readonly-paths
#   severity: critical
#   group: confinement
#   reads: ["security"]
#   instead:
#     docker: "leave out `--security-opt systempaths=unconfined`; one namespaced setting is `--sysctl NAME=VALUE`"
#     compose: "leave out `systempaths=unconfined` in `security_opt`; `sysctls: [NAME=VALUE]`"
#     kubernetes: "`securityContext.procMount: Default`; one setting is `securityContext.sysctls`"
#   references:
#     cis: {}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#security-opt
package bulkhead.elevations.readonly_paths

import data.bulkhead.lib.workload

found contains finding if {
    workload.contained
    input.workload.security.readonly_paths.mode == "none"
    finding := {
        "path": "security.readonly_paths.mode",
        "value": "none",
        "message": "may write the kernel's settings below /proc/sys",
    }
}

found contains finding if {
    workload.contained
    input.workload.security.readonly_paths.mode == "list"
    paths := input.workload.security.readonly_paths.paths
    finding := {
        "path": "security.readonly_paths.mode",
        "value": "list",
        "message": sprintf("may write below /proc, but for %s", [concat(", ", paths)]),
    }
}
