# METADATA
# scope: package
# title: It cannot be said which directory of the host is mounted
# description: >-
#   A symbolic link or a missing folder lies on the way, below a directory that others than root may change, or the
#   host's files could not be looked at. Between the check and the start the path may come to mean any other: the
#   root, the Docker socket.
# custom:
#   id: BH1334
#   name: host-path-unresolved
#   severity: critical
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "a path whose every part belongs to root, without links"
#     compose: "a path whose every part belongs to root, without links"
#     kubernetes: "a `persistentVolumeClaim` in place of `hostPath`"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/
package bulkhead.elevations.host_path_unresolved

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.host_path != null
    mount.resolved == null
    finding := {
        "path": sprintf("mounts.%d.resolved", [i]),
        "value": mount.source,
        "message": sprintf("mounts %s, which may be any place of the host: %s", [mount.source, reason(mount)]),
    }
}

reason(mount) := mount.host_path.reason if mount.host_path.reason != null

else := "it could not be looked at"
