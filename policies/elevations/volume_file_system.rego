# METADATA
# scope: package
# title: A volume mounts a file system of the kernel
# description: >-
#   The local driver mounts proc, sysfs, debugfs, a control group or the like anew, without the hidden and read-only
#   parts that Docker takes care of: the kernel's settings lie open, and a release agent or core pattern is root on
#   the host.
# custom:
#   id: BH1403
#   name: volume-file-system
#   severity: critical
#   group: volumes
#   reads: ["mounts"]
#   instead:
#     docker: "`docker volume create NAME` without `--opt type=…`"
#     compose: "leave out `driver_opts`"
#     kubernetes: "a `persistentVolumeClaim`"
#   references:
#     cis: {"1.2.0": "5.5", "1.3.1": "5.5", "1.4.0": "5.5", "1.5.0": "5.5", "1.6.0": "5.6"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/storage/volumes/
package bulkhead.elevations.volume_file_system

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.type == "filesystem"
    finding := {
        "path": sprintf("mounts.%d", [i]),
        "value": mount.file_system,
        "message": sprintf("mounts the kernel's file system %s", [name(mount)]),
    }
}

name(mount) := mount.file_system if mount.file_system != null

else := "of an unknown type"
