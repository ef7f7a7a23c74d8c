# METADATA
# scope: package
# title: A cluster volume is used
# description: >-
#   The volume comes from a storage plugin (CSI) that runs as root on the node and gets secrets of the swarm with
#   the request.
# custom:
#   id: BH1409
#   name: cluster-volume
#   severity: medium
#   group: volumes
#   reads: ["mounts", "volume"]
#   instead:
#     docker: "a local volume"
#     compose: "a local volume"
#     kubernetes: "a `persistentVolumeClaim`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.cluster_volume

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.type == "cluster"
    finding := {
        "path": sprintf("mounts.%d", [i]),
        "value": mount.source,
        "message": sprintf("mounts the cluster volume %s", [mount.source]),
    }
}

found contains finding if {
    input.workload.volume.cluster == true
    finding := {"path": "volume.cluster", "value": true, "message": "makes a cluster volume"}
}
