# METADATA
# scope: package
# title: No limit for processes
# description: >-
#   A fork bomb in the container fills the host's table of processes, and nothing new starts anywhere, a shell to
#   stop it included.
# custom:
#   id: BH1602
#   name: pids-limit-missing
#   severity: low
#   group: limits
#   reads: ["processes"]
#   instead:
#     docker: "`--pids-limit 200`"
#     compose: "`pids_limit: 200`"
#     kubernetes: "the kubelet's `podPidsLimit`"
#   references:
#     cis: {"1.2.0": "5.28", "1.3.1": "5.28", "1.4.0": "5.28", "1.5.0": "5.28", "1.6.0": "5.29"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/containers/resource_constraints/
package bulkhead.elevations.pids_limit_missing

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.limits.pids == null
    finding := {"path": "limits.pids", "value": null, "message": "has no limit for processes"}
}
