# METADATA
# scope: package
# title: Another container's control group is joined
# description: >-
#   The container counts against the other's limits, and the other's processes pay for it.
# custom:
#   id: BH1210
#   name: container-cgroup
#   severity: medium
#   group: namespaces
#   reads: ["namespaces"]
#   instead:
#     docker: >-
#       leave out HostConfig.Cgroup; a network of their own (`docker network create`) or a volume for what both
#       need
#     compose: "there is no such line"
#     kubernetes: "containers of one Pod share on purpose; put what need not share into another Pod"
#   references:
#     cis: {"1.2.0": "5.24", "1.3.1": "5.24", "1.4.0": "5.24", "1.5.0": "5.24", "1.6.0": "5.25"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.container_cgroup

found contains finding if {
    namespace := input.workload.namespaces.cgroup
    namespace.mode == "container"
    finding := {
        "path": "namespaces.cgroup",
        "value": namespace.value,
        "message": sprintf("shares the control group of %s", [namespace.value]),
    }
}
