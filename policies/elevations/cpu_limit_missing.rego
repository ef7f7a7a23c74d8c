# METADATA
# scope: package
# title: No limit for processors
# description: >-
#   The container may keep every processor busy; others wait.
# custom:
#   id: BH1603
#   name: cpu-limit-missing
#   severity: low
#   group: limits
#   reads: ["processes"]
#   instead:
#     docker: "`--cpus 1`"
#     compose: "`cpus: 1`"
#     kubernetes: "`resources.limits.cpu: 1`"
#   references:
#     cis: {"1.2.0": "5.11", "1.3.1": "5.11", "1.4.0": "5.11", "1.5.0": "5.11", "1.6.0": "5.12"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/containers/resource_constraints/
package bulkhead.elevations.cpu_limit_missing

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.limits.cpus == null
    input.workload.limits.cpu_shares == null
    input.workload.limits.cpuset_cpus == null
    finding := {"path": "limits.cpus", "value": null, "message": "has no limit for processors"}
}
