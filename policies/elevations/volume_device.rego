# METADATA
# scope: package
# title: A volume mounts a disk of the host
# description: >-
#   The local driver mounts the block device, so the container has every file on it: for the host's disk, the whole
#   host, writable and past all of the host's own permissions.
# custom:
#   id: BH1402
#   name: volume-device
#   severity: critical
#   group: volumes
#   reads: ["mounts"]
#   instead:
#     docker: "`docker volume create NAME` without `--opt device=…`"
#     compose: "leave out `driver_opts`"
#     kubernetes: "a `persistentVolumeClaim`"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/storage/volumes/
package bulkhead.elevations.volume_device

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.type == "device"
    finding := {
        "path": sprintf("mounts.%d", [i]),
        "value": mount.source,
        "message": sprintf("mounts the disk %s of the host", [mount.source]),
    }
}
