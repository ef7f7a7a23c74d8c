# METADATA
# scope: package
# title: No limit for swap
# description: >-
#   The container may push its memory into the host's swap without end; the host's disk slows down for everyone.
# custom:
#   id: BH1611
#   name: swap-unlimited
#   severity: low
#   group: limits
#   reads: ["limits"]
#   instead:
#     docker: "`--memory-swap` as large as `--memory`"
#     compose: "`memswap_limit` as large as `mem_limit`"
#     kubernetes: "the kubelet's `memorySwap`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/containers/resource_constraints/
package bulkhead.elevations.swap_unlimited

found contains finding if {
    input.workload.limits.memory_swap == -1
    finding := {"path": "limits.memory_swap", "value": -1, "message": "may swap without limit"}
}
