# METADATA
# scope: package
# title: A limit of processes is lifted
# description: >-
#   The container lifts a limit that the daemon sets for all: locked memory, processes or files without end come at
#   the cost of others.
# custom:
#   id: BH1607
#   name: ulimit-unlimited
#   severity: low
#   group: limits
#   reads: ["limits"]
#   instead:
#     docker: "`--ulimit NAME=SOFT:HARD` with numbers"
#     compose: "`ulimits: {NAME: {soft: N, hard: N}}`"
#     kubernetes: "there is no such field"
#   references:
#     cis: {"1.2.0": "5.18", "1.3.1": "5.18", "1.4.0": "5.18", "1.5.0": "5.18", "1.6.0": "5.19"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.ulimit_unlimited

found contains finding if {
    some i
    ulimit := input.workload.limits.ulimits[i]
    ulimit.hard == -1
    finding := {
        "path": sprintf("limits.ulimits.%d", [i]),
        "value": ulimit.name,
        "message": sprintf("lifts the limit %s", [ulimit.name]),
    }
}
