# METADATA
# scope: package
# title: Another container's shared memory is shared
# description: >-
#   The container reads and writes the other's shared memory, semaphores and queues.
# custom:
#   id: BH1208
#   name: container-ipc
#   severity: medium
#   group: namespaces
#   reads: ["namespaces"]
#   instead:
#     docker: >-
#       leave out `--ipc container:NAME`; a network of their own (`docker network create`) or a volume for what
#       both need
#     compose: "leave out `ipc: \"service:NAME\"`"
#     kubernetes: "containers of one Pod share on purpose; put what need not share into another Pod"
#   references:
#     cis: {"1.2.0": "5.16", "1.3.1": "5.16", "1.4.0": "5.16", "1.5.0": "5.16", "1.6.0": "5.17"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.container_ipc

found contains finding if {
    namespace := input.workload.namespaces.ipc
    namespace.mode == "container"
    finding := {
        "path": "namespaces.ipc",
        "value": namespace.value,
        "message": sprintf("shares the shared memory of %s", [namespace.value]),
    }
}
