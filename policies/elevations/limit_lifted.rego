# METADATA
# scope: package
# title: An update lifts a limit
# description: >-
#   A container that is running loses a limit that it was started with.
# custom:
#   id: BH1612
#   name: limit-lifted
#   severity: medium
#   group: limits
#   reads: ["limits"]
#   instead:
#     docker: "`docker update` with a number"
#     compose: "a number in the Compose file, and `docker compose up`"
#     kubernetes: "`kubectl` with a number in `resources.limits`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/containers/resource_constraints/
package bulkhead.elevations.limit_lifted

found contains finding if {
    input.workload.kind == "container.update"
    some field, word in {"pids": "processes", "memory_swap": "swap", "cpu_quota": "processors"}
    value := input.workload.limits[field]
    value != null
    value <= 0
    finding := {
        "path": sprintf("limits.%s", [field]),
        "value": value,
        "message": sprintf("lifts the limit for %s", [word]),
    }
}
