# METADATA
# scope: package
# title: Mounts pass from the container to the host
# description: >-
#   With shared propagation what the container mounts appears on the host too, and in other containers that see the
#   same directory: a place for a root shell that looks like a system directory.
# custom:
#   id: BH1335
#   name: mount-propagation
#   severity: high
#   group: host files
#   reads: ["mounts"]
#   instead:
#     docker: "leave out `:shared` and `:rshared`; `:rslave` to see later mounts of the host"
#     compose: "`bind: {propagation: rslave}` at most"
#     kubernetes: "no `mountPropagation: Bidirectional`"
#   references:
#     cis: {"1.2.0": "5.19", "1.3.1": "5.19", "1.4.0": "5.19", "1.5.0": "5.19", "1.6.0": "5.20"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation
package bulkhead.elevations.mount_propagation

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.propagation in {"shared", "rshared"}
    finding := {
        "path": sprintf("mounts.%d.propagation", [i]),
        "value": mount.propagation,
        "message": sprintf("passes mounts below %s on to the host", [mount.target]),
    }
}
