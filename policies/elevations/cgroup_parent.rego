# METADATA
# scope: package
# title: Another control group is chosen
# description: >-
#   The container leaves the daemon's control group, and with it the limits that the operator set for all
#   containers, or counts against another service's.
# custom:
#   id: BH1613
#   name: cgroup-parent
#   severity: high
#   group: limits
#   reads: ["settings"]
#   instead:
#     docker: "leave out `--cgroup-parent`"
#     compose: "leave out `cgroup_parent`"
#     kubernetes: "the kubelet chooses by the Pod's class"
#   references:
#     cis: {"1.2.0": "5.24", "1.3.1": "5.24", "1.4.0": "5.24", "1.5.0": "5.24", "1.6.0": "5.25"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.cgroup_parent

found contains finding if {
    parent := input.workload.cgroup_parent
    parent != null
    finding := {
        "path": "cgroup_parent",
        "value": parent,
        "message": sprintf("runs below the control group %s", [parent]),
    }
}
