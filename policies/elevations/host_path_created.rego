# METADATA
# scope: package
# title: The daemon makes a directory on the host
# description: >-
#   Nothing is at the source of the mount, so the daemon makes a directory there, owned by root. A mistyped path
#   goes unnoticed, and files with that name can no longer be made.
# custom:
#   id: BH1338
#   name: host-path-created
#   severity: low
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "`--mount type=bind,…`, which fails where nothing is"
#     compose: "`bind: {create_host_path: false}`"
#     kubernetes: "`hostPath.type: Directory`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_path_created

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.create_source
    mount.host_path.exists == false
    finding := {
        "path": sprintf("mounts.%d.create_source", [i]),
        "value": mount.source,
        "message": sprintf("makes the directory %s on the host", [mount.source]),
    }
}
