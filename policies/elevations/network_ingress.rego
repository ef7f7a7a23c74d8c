# METADATA
# scope: package
# title: The swarm's routing mesh is replaced
# description: >-
#   An ingress network carries every published port of the swarm.
# custom:
#   id: BH1714
#   name: network-ingress
#   severity: medium
#   group: network
#   reads: ["network_plan"]
#   instead:
#     docker: "leave out `--ingress`"
#     compose: "leave out the network"
#     kubernetes: "an Ingress"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.network_ingress

found contains finding if {
    input.request.operation.network.ingress == true
    finding := {
        "path": "operation.network.ingress",
        "value": true,
        "message": "makes the network that carries every published port of the swarm",
    }
}
