# METADATA
# scope: package
# title: A plugin is pushed
# description: >-
#   The plugin, its program and settings leave the host for a registry.
# custom:
#   id: BH2207
#   name: plugin-push
#   severity: low
#   group: plugins
#   routes: ["plugin.push"]
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
#       - https://docs.docker.com/engine/extend/
package bulkhead.elevations.plugin_push

found contains finding if {
    input.request.route == "plugin.push"
    finding := {
        "path": "request.route",
        "value": "plugin.push",
        "message": "sends a plugin to a registry",
    }
}
