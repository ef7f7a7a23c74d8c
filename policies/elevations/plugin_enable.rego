# METADATA
# scope: package
# title: A plugin is started
# description: >-
#   The plugin runs as root on the host from now on.
# custom:
#   id: BH2204
#   name: plugin-enable
#   severity: high
#   group: plugins
#   routes: ["plugin.enable"]
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
package bulkhead.elevations.plugin_enable

found contains finding if {
    input.request.route == "plugin.enable"
    finding := {
        "path": "request.route",
        "value": "plugin.enable",
        "message": "starts a plugin as root on the host",
    }
}
