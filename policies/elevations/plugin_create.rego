# METADATA
# scope: package
# title: A plugin is made of an archive
# description: >-
#   The archive brings the program and its own list of privileges, which the daemon grants without a question.
#   Neither can be seen. It runs as root on the host.
# custom:
#   id: BH2202
#   name: plugin-create
#   severity: critical
#   group: plugins
#   routes: ["plugin.create"]
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
package bulkhead.elevations.plugin_create

found contains finding if {
    input.request.route == "plugin.create"
    finding := {
        "path": "request.route",
        "value": "plugin.create",
        "message": "makes a plugin of an archive, which cannot be seen and runs as root on the host",
    }
}
