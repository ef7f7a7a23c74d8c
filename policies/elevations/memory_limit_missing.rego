# METADATA
# scope: package
# title: No limit for memory
# description: >-
#   One container with a leak, or one that is told to, takes all of the host's memory; the kernel then ends other
#   containers, or the daemon.
# custom:
#   id: BH1601
#   name: memory-limit-missing
#   severity: low
#   group: limits
#   reads: ["processes"]
#   instead:
#     docker: "`--memory 512m`"
#     compose: "`mem_limit: 512m`"
#     kubernetes: "`resources.limits.memory: 512Mi`"
#   references:
#     cis: {"1.2.0": "5.10", "1.3.1": "5.10", "1.4.0": "5.10", "1.5.0": "5.10", "1.6.0": "5.11"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/containers/resource_constraints/
package bulkhead.elevations.memory_limit_missing

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.limits.memory == null
    finding := {"path": "limits.memory", "value": null, "message": "has no limit for memory"}
}
