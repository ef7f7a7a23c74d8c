# METADATA
# scope: package
# title: Others are ended first when memory runs out
# description: >-
#   With a score below 0 the kernel ends other containers, or the daemon, before this one.
# custom:
#   id: BH1609
#   name: oom-score
#   severity: medium
#   group: limits
#   reads: ["limits"]
#   instead:
#     docker: "leave out `--oom-score-adj`, or 0 and above"
#     compose: "leave out `oom_score_adj`"
#     kubernetes: "`priorityClassName`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/containers/resource_constraints/
package bulkhead.elevations.oom_score

found contains finding if {
    score := input.workload.limits.oom_score_adj
    score != null
    score < 0
    finding := {
        "path": "limits.oom_score_adj",
        "value": score,
        "message": sprintf("has others ended first when memory runs out (score %d)", [score]),
    }
}
