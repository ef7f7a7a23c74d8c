# METADATA
# scope: package
# title: A container gets another name
# description: >-
#   Rules, scripts and links that go by the name now mean another container.
# custom:
#   id: BH2107
#   name: container-rename
#   severity: low
#   group: containers in use
#   routes: ["container.rename"]
#   instead:
#     docker: "a new container with the right name"
#     compose: "`container_name: NAME`"
#     kubernetes: "there is no such thing"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.container_rename

found contains finding if {
    input.request.route == "container.rename"
    finding := {
        "path": "request.route",
        "value": "container.rename",
        "message": "gives a container another name",
    }
}
