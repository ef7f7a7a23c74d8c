# METADATA
# scope: package
# title: A call that is not known
# description: >-
#   No version of the daemon that is known has this call; what it does cannot be said.
# custom:
#   id: BH2402
#   name: unknown-call
#   severity: critical
#   group: the daemon
#   routes: ["unknown"]
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
package bulkhead.elevations.unknown_call

found contains finding if {
    input.request.route == "unknown"
    finding := {
        "path": "request.route",
        "value": "unknown",
        "message": "is a call that is not known, so it may do anything",
    }
}
