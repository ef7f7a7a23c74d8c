# METADATA
# scope: package
# title: Hidden kernel files are shown
# description: >-
#   Docker hides files of the kernel such as /proc/kcore (all memory), /proc/keys, /proc/timer_list and
#   /sys/firmware. With a list of its own, or an empty one, the container reads them: kernel memory, addresses that
#   make exploits work, other people's keys.
# custom:
#   id: BH1010
#   name: masked-paths
#   severity: high
#   group: confinement
#   reads: ["security"]
#   instead:
#     docker: "leave out `--security-opt systempaths=unconfined`"
#     compose: "leave out `systempaths=unconfined` in `security_opt`"
#     kubernetes: "`securityContext.procMount: Default`"
#   references:
#     cis: {}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#security-opt
package bulkhead.elevations.masked_paths

import data.bulkhead.lib.workload

found contains finding if {
    workload.contained
    input.workload.security.masked_paths.mode == "none"
    finding := {
        "path": "security.masked_paths.mode",
        "value": "none",
        "message": "sees all of /proc and /sys: nothing is hidden",
    }
}

found contains finding if {
    workload.contained
    input.workload.security.masked_paths.mode == "list"
    paths := input.workload.security.masked_paths.paths
    finding := {
        "path": "security.masked_paths.mode",
        "value": "list",
        "message": sprintf("hides only %s", [concat(", ", paths)]),
    }
}
