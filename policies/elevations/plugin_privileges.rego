# METADATA
# scope: package
# title: A plugin gets power over the host
# description: >-
#   The request grants the plugin privileges beyond its sandbox: every device, capabilities, mounts, the host's
#   namespaces.
# custom:
#   id: BH2206
#   name: plugin-privileges
#   severity: critical
#   group: plugins
#   reads: ["plugin"]
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
package bulkhead.elevations.plugin_privileges

found contains finding if {
    some i
    name := input.workload.plugin.privileges[i]
    finding := {
        "path": sprintf("plugin.privileges.%d", [i]),
        "value": name,
        "message": sprintf("grants the plugin the privilege %s", [name]),
    }
}

found contains finding if {
    some i
    setting := input.workload.plugin.settings[i]
    contains(setting, "=/")
    finding := {
        "path": sprintf("plugin.settings.%d", [i]),
        "value": setting,
        "message": sprintf("sets the plugin's %s", [setting]),
    }
}
