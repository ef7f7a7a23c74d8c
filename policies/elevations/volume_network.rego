# METADATA
# scope: package
# title: A volume is mounted over the network
# description: >-
#   The daemon, from the host's own network and as root, connects to the server that the request names (NFS, CIFS
#   and others): one inside the company that the container itself could not reach. What the server sends is a file
#   system that the host's kernel must parse.
# custom:
#   id: BH1404
#   name: volume-network
#   severity: medium
#   group: volumes
#   reads: ["mounts"]
#   instead:
#     docker: "a volume of a driver that the operator set up"
#     compose: "a volume of a driver that the operator set up"
#     kubernetes: "a `persistentVolumeClaim` with a storage class"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/storage/volumes/
package bulkhead.elevations.volume_network

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.type == "network"
    finding := {
        "path": sprintf("mounts.%d", [i]),
        "value": mount.source,
        "message": sprintf("makes the host mount %s over the network", [mount.source]),
    }
}
