# METADATA
# scope: package
# title: A node gets another role
# description: >-
#   A worker that becomes a manager rules every node; a node that is drained loses its services.
# custom:
#   id: BH2307
#   name: node-update
#   severity: high
#   group: swarm
#   routes: ["node.delete", "node.update"]
#   instead:
#     docker: "leave it to the operator"
#     compose: "leave it to the operator"
#     kubernetes: "leave it to the operator"
#   references:
#     cis: {"1.6.0": "7.1"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/swarm/
package bulkhead.elevations.node_update

routes := {
    "node.update",
    "node.delete",
}

found contains finding if {
    route := input.request.route
    route in routes
    finding := {
        "path": "request.route",
        "value": route,
        "message": "changes the role or state of a node",
    }
}
