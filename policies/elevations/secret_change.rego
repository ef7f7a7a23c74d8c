# METADATA
# scope: package
# title: A secret or config is made or changed
# description: >-
#   Services believe their configs and secrets; a driver or a template lets a program outside fill them.
# custom:
#   id: BH2310
#   name: secret-change
#   severity: medium
#   group: swarm
#   routes: ["config.create", "config.update", "secret.create", "secret.update"]
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
#       - https://docs.docker.com/engine/swarm/secrets/
package bulkhead.elevations.secret_change

routes := {
    "secret.create",
    "secret.update",
    "config.create",
    "config.update",
}

found contains finding if {
    route := input.request.route
    route in routes
    finding := {
        "path": "request.route",
        "value": route,
        "message": "makes or changes what services read",
    }
}
