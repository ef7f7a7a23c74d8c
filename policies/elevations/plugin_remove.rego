# METADATA
# scope: package
# title: A plugin is stopped or removed
# description: >-
#   It may be the plugin that authorises calls: without it everything is allowed. Or the one that volumes and
#   networks live on.
# custom:
#   id: BH2205
#   name: plugin-remove
#   severity: critical
#   group: plugins
#   routes: ["plugin.delete", "plugin.disable"]
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
#       - https://docs.docker.com/engine/extend/plugins_authorization/
package bulkhead.elevations.plugin_remove

routes := {
    "plugin.disable",
    "plugin.delete",
}

found contains finding if {
    route := input.request.route
    route in routes
    finding := {
        "path": "request.route",
        "value": route,
        "message": "stops or removes a plugin, which may be the one that authorises calls",
    }
}
