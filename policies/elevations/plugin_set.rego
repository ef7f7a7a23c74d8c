# METADATA
# scope: package
# title: A plugin's settings are changed
# description: >-
#   The settings of a plugin are the sources of its mounts, the paths of its devices, its environment and arguments.
#   With them a plugin gets the host's root.
# custom:
#   id: BH2203
#   name: plugin-set
#   severity: critical
#   group: plugins
#   routes: ["plugin.set"]
#   instead:
#     docker: "leave it to the operator"
#     compose: "leave it to the operator"
#     kubernetes: "leave it to the operator"
#   references:
#     cis: {}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/extend/
package bulkhead.elevations.plugin_set

found contains finding if {
    input.request.route == "plugin.set"
    finding := {
        "path": "request.route",
        "value": "plugin.set",
        "message": "changes the mounts, devices or arguments of a plugin",
    }
}
