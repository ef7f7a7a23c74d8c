# METADATA
# scope: package
# title: The container survives when memory runs out
# description: >-
#   The kernel may not end its processes. When memory runs out it ends those of others, or the host hangs.
# custom:
#   id: BH1608
#   name: oom-kill-disabled
#   severity: medium
#   group: limits
#   reads: ["limits"]
#   instead:
#     docker: "leave out `--oom-kill-disable`; `--memory N`"
#     compose: "leave out `oom_kill_disable`"
#     kubernetes: "there is no such field; `resources.limits.memory`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/containers/resource_constraints/
package bulkhead.elevations.oom_kill_disabled

found contains finding if {
    input.workload.limits.oom_kill_disable == true
    finding := {
        "path": "limits.oom_kill_disable",
        "value": true,
        "message": "is not ended when memory runs out",
    }
}
