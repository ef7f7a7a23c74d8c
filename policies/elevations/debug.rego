# METADATA
# scope: package
# title: The daemon's inside is read
# description: >-
#   The daemon's profiles and variables show its command line and memory: tokens, keys, what others do. A long
#   profile keeps it busy.
# custom:
#   id: BH2401
#   name: debug
#   severity: high
#   group: the daemon
#   routes: ["debug.pprof", "debug.vars"]
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
package bulkhead.elevations.debug

routes := {
    "debug.vars",
    "debug.pprof",
}

found contains finding if {
    route := input.request.route
    route in routes
    finding := {
        "path": "request.route",
        "value": route,
        "message": "reads the daemon's memory and variables",
    }
}
