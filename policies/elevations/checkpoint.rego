# METADATA
# scope: package
# title: A container's memory is kept
# description: >-
#   The checkpoint holds all of the container's memory, with its keys and passwords, as files.
# custom:
#   id: BH2106
#   name: checkpoint
#   severity: medium
#   group: containers in use
#   routes: ["checkpoint.create"]
#   instead:
#     docker: "stop the container"
#     compose: "stop the service"
#     kubernetes: "there is no such field"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.checkpoint

found contains finding if {
    input.request.route == "checkpoint.create"
    finding := {
        "path": "request.route",
        "value": "checkpoint.create",
        "message": "writes the container's memory to files",
    }
}
