# METADATA
# scope: package
# title: No limit for open files of its own
# description: >-
#   The container's processes may open as many files as the daemon's default allows, on some systems a billion.
# custom:
#   id: BH1606
#   name: open-files-limit-missing
#   severity: info
#   group: limits
#   reads: ["processes"]
#   instead:
#     docker: "`--ulimit nofile=1024:4096`"
#     compose: "`ulimits: {nofile: 4096}`"
#     kubernetes: "the container runtime's default on the node"
#   references:
#     cis: {"1.2.0": "5.18", "1.3.1": "5.18", "1.4.0": "5.18", "1.5.0": "5.18", "1.6.0": "5.19"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/containers/resource_constraints/
package bulkhead.elevations.open_files_limit_missing

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    not has_nofile
    finding := {"path": "limits.ulimits", "value": null, "message": "has no limit for open files"}
}

has_nofile if {
    some ulimit in input.workload.limits.ulimits
    ulimit.name == "nofile"
    ulimit.hard != -1
}
