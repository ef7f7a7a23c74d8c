# METADATA
# scope: package
# title: The host becomes a swarm
# description: >-
#   The daemon opens ports, and from now on services run containers that no `container.create` shows.
# custom:
#   id: BH2301
#   name: swarm-init
#   severity: high
#   group: swarm
#   routes: ["swarm.init"]
#   instead:
#     docker: "leave it to the operator"
#     compose: "leave it to the operator"
#     kubernetes: "leave it to the operator"
#   references:
#     cis: {"1.6.0": "5.1"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/swarm/
package bulkhead.elevations.swarm_init

found contains finding if {
    input.request.route == "swarm.init"
    finding := {
        "path": "request.route",
        "value": "swarm.init",
        "message": "makes the host the manager of a swarm",
    }
}
