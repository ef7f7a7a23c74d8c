# METADATA
# scope: package
# title: The swarm's settings are changed
# description: >-
#   The certificate authority, the join tokens, who may sign nodes: a node with a certificate that an attacker's
#   authority signed is part of the swarm.
# custom:
#   id: BH2303
#   name: swarm-update
#   severity: high
#   group: swarm
#   routes: ["swarm.update"]
#   instead:
#     docker: "leave it to the operator"
#     compose: "leave it to the operator"
#     kubernetes: "leave it to the operator"
#   references:
#     cis: {"1.6.0": "7.6"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/swarm/
package bulkhead.elevations.swarm_update

found contains finding if {
    input.request.route == "swarm.update"
    finding := {
        "path": "request.route",
        "value": "swarm.update",
        "message": "changes the swarm's settings",
    }
}
