# METADATA
# scope: package
# title: The swarm is unlocked
# description: >-
#   The manager gets at its keys and takes up its work again.
# custom:
#   id: BH2306
#   name: swarm-unlock
#   severity: medium
#   group: swarm
#   routes: ["swarm.unlock"]
#   instead:
#     docker: "leave it to the operator"
#     compose: "leave it to the operator"
#     kubernetes: "leave it to the operator"
#   references:
#     cis: {"1.6.0": "7.4"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/swarm/
package bulkhead.elevations.swarm_unlock

found contains finding if {
    input.request.route == "swarm.unlock"
    finding := {
        "path": "request.route",
        "value": "swarm.unlock",
        "message": "unlocks the swarm's manager",
    }
}
