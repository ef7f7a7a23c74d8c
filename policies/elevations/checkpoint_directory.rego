# METADATA
# scope: package
# title: A checkpoint in a directory of the host
# description: >-
#   The daemon writes the container's memory to, or starts it from, a directory of the host that the request names.
#   Memory that was changed there runs with whatever the container may do.
# custom:
#   id: BH2105
#   name: checkpoint-directory
#   severity: high
#   group: containers in use
#   reads: ["operation_path"]
#   instead:
#     docker: "leave out `--checkpoint-dir`"
#     compose: "there is no such line"
#     kubernetes: "there is no such field"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.checkpoint_directory

found contains finding if {
    host_path := input.request.operation.host_path
    host_path != null
    finding := {
        "path": "operation.host_path",
        "value": host_path.path,
        "message": sprintf("keeps a checkpoint at %s of the host", [host_path.path]),
    }
}
