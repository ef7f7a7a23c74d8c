# METADATA
# scope: package
# title: It cannot be said what a volume is
# description: >-
#   The daemon did not tell about the volume. It may have been made of the host's root or of a disk.
# custom:
#   id: BH1406
#   name: volume-unknown
#   severity: critical
#   group: volumes
#   reads: ["mounts", "unknown"]
#   instead:
#     docker: "a volume that is there (`docker volume inspect NAME`), and try again"
#     compose: "a volume that is there"
#     kubernetes: "a `persistentVolumeClaim`"
#   references:
#     cis: {}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.volume_unknown

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.state == "unknown"
    finding := {
        "path": sprintf("mounts.%d.volume", [i]),
        "value": mount.volume,
        "message": concat("", [
            "mounts the volume ",
            mount.volume,
            ", which may be the host's root: it could not be looked at",
        ]),
    }
}

found contains finding if {
    "volume" in input.workload.unknown
    finding := {
        "path": "volume",
        "value": null,
        "message": "uses a volume that could not be looked at: it may be the host's root",
    }
}
