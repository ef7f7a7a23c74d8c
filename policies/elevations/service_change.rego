# METADATA
# scope: package
# title: A service is made or changed
# description: >-
#   A service runs its containers on any node, again and again, without a call for each of them.
# custom:
#   id: BH2308
#   name: service-change
#   severity: medium
#   group: swarm
#   routes: ["service.create", "service.update"]
#   instead:
#     docker: "`docker run` with the same settings"
#     compose: "`docker compose up`"
#     kubernetes: "a Deployment"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/swarm/
package bulkhead.elevations.service_change

routes := {
    "service.create",
    "service.update",
}

found contains finding if {
    route := input.request.route
    route in routes
    finding := {
        "path": "request.route",
        "value": route,
        "message": "runs containers on the nodes of the swarm",
    }
}
