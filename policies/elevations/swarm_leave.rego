# METADATA
# scope: package
# title: The host leaves the swarm
# description: >-
#   Its services stop; the last manager takes the whole swarm's state with it.
# custom:
#   id: BH2304
#   name: swarm-leave
#   severity: high
#   group: swarm
#   routes: ["swarm.leave"]
#   instead:
#     docker: "leave it to the operator"
#     compose: "leave it to the operator"
#     kubernetes: "leave it to the operator"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/swarm/
package bulkhead.elevations.swarm_leave

found contains finding if {
    input.request.route == "swarm.leave"
    finding := {
        "path": "request.route",
        "value": "swarm.leave",
        "message": "takes the host out of the swarm",
    }
}
