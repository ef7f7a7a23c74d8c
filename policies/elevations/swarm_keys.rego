# METADATA
# scope: package
# title: The swarm's tokens or keys are read
# description: >-
#   With a join token any machine becomes a node, with the manager's one a manager, which is root on all nodes; the
#   unlock key opens the state on a stolen disk.
# custom:
#   id: BH2305
#   name: swarm-keys
#   severity: high
#   group: swarm
#   routes: ["swarm.inspect", "swarm.unlockkey"]
#   instead:
#     docker: "leave it to the operator"
#     compose: "leave it to the operator"
#     kubernetes: "leave it to the operator"
#   references:
#     cis: {"1.6.0": "7.5"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/swarm/
package bulkhead.elevations.swarm_keys

routes := {
    "swarm.inspect",
    "swarm.unlockkey",
}

found contains finding if {
    route := input.request.route
    route in routes
    finding := {
        "path": "request.route",
        "value": route,
        "message": "reads the swarm's join tokens or unlock key",
    }
}
