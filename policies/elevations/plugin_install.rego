# METADATA
# scope: package
# title: A plugin is installed
# description: >-
#   A plugin is a program that runs as root on the host, outside of what containers are held to, with the privileges
#   that the request grants: the host's network, mounts and devices.
# custom:
#   id: BH2201
#   name: plugin-install
#   severity: critical
#   group: plugins
#   reads: ["service"]
#   routes: ["plugin.pull", "plugin.upgrade"]
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
package bulkhead.elevations.plugin_install

routes := {"plugin.pull", "plugin.upgrade"}

found contains finding if {
    input.request.route in routes
    finding := {
        "path": "plugin.remote",
        "value": remote,
        "message": sprintf("installs the plugin %s, which runs as root on the host", [remote]),
    }
}

# A service may install one on every node.
found contains finding if {
    input.workload.service.runtime == "plugin"
    finding := {
        "path": "service.runtime",
        "value": "plugin",
        "message": sprintf("installs the plugin %s as root on every node", [remote]),
    }
}

remote := input.workload.plugin.remote if input.workload.plugin.remote != null

else := "of a name that is not given"
