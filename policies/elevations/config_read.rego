# METADATA
# scope: package
# title: Configs are read
# description: >-
#   The daemon shows the configs' content, which often holds addresses and now and then passwords.
# custom:
#   id: BH2311
#   name: config-read
#   severity: low
#   group: swarm
#   routes: ["config.inspect", "config.list"]
#   instead:
#     docker: "leave it to the operator"
#     compose: "leave it to the operator"
#     kubernetes: "leave it to the operator"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.config_read

routes := {
    "config.inspect",
    "config.list",
}

found contains finding if {
    route := input.request.route
    route in routes
    finding := {
        "path": "request.route",
        "value": route,
        "message": "reads the content of configs",
    }
}
