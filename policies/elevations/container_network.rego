# METADATA
# scope: package
# title: Another container's network is shared
# description: >-
#   The container listens and speaks with the other's addresses, reaches what the other offers on 127.0.0.1 only,
#   and reads its traffic with CAP_NET_RAW.
# custom:
#   id: BH1209
#   name: container-network
#   severity: medium
#   group: namespaces
#   reads: ["namespaces"]
#   instead:
#     docker: >-
#       leave out `--network container:NAME`; a network of their own (`docker network create`) or a volume for
#       what both need
#     compose: "leave out `network_mode: \"service:NAME\"`; `networks: [NAME]`"
#     kubernetes: "containers of one Pod share on purpose; put what need not share into another Pod"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.container_network

found contains finding if {
    namespace := input.workload.namespaces.net
    namespace.mode == "container"
    finding := {
        "path": "namespaces.net",
        "value": namespace.value,
        "message": sprintf("shares the network of %s", [namespace.value]),
    }
}
