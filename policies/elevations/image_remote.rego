# METADATA
# scope: package
# title: The daemon asks a registry on behalf of the client
# description: >-
#   The daemon connects to the registry that the request names, from the host's network and with its certificates:
#   whether something answers there, the client learns.
# custom:
#   id: BH2006
#   name: image-remote
#   severity: low
#   group: images
#   routes: ["auth", "distribution.inspect", "plugin.privileges"]
#   instead:
#     docker: "ask the registry from the client"
#     compose: "ask the registry from the client"
#     kubernetes: "ask the registry from the client"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.image_remote

routes := {
    "distribution.inspect",
    "auth",
    "plugin.privileges",
}

found contains finding if {
    route := input.request.route
    route in routes
    finding := {
        "path": "request.route",
        "value": route,
        "message": "makes the daemon connect to a registry",
    }
}
