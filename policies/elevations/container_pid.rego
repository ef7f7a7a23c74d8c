# METADATA
# scope: package
# title: Another container's processes are shared
# description: >-
#   The container sees the other's processes with their command lines, kills them and, as the same user, reads their
#   memory and files below /proc/PID/root.
# custom:
#   id: BH1207
#   name: container-pid
#   severity: medium
#   group: namespaces
#   reads: ["namespaces"]
#   instead:
#     docker: >-
#       leave out `--pid container:NAME`; a network of their own (`docker network create`) or a volume for what
#       both need
#     compose: "leave out `pid: \"service:NAME\"`"
#     kubernetes: "containers of one Pod share on purpose; put what need not share into another Pod"
#   references:
#     cis: {"1.2.0": "5.15", "1.3.1": "5.15", "1.4.0": "5.15", "1.5.0": "5.15", "1.6.0": "5.16"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.container_pid

found contains finding if {
    namespace := input.workload.namespaces.pid
    namespace.mode == "container"
    finding := {
        "path": "namespaces.pid",
        "value": namespace.value,
        "message": sprintf("shares the processes of %s", [namespace.value]),
    }
}
