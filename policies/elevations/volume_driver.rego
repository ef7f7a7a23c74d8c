# METADATA
# scope: package
# title: A volume of another driver
# description: >-
#   Volume drivers are programs that run as root on the host. What this one mounts, and from where, only it knows;
#   its options come from the request.
# custom:
#   id: BH1405
#   name: volume-driver
#   severity: medium
#   group: volumes
#   reads: ["mounts"]
#   instead:
#     docker: "`--volume NAME:/PATH` (the local driver)"
#     compose: "leave out `driver`"
#     kubernetes: "a `persistentVolumeClaim` with a storage class"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/storage/volumes/
package bulkhead.elevations.volume_driver

found contains finding if {
    some i
    mount := input.workload.mounts[i]
    mount.type == "volume"
    not mount.driver in {"local", null}
    finding := {
        "path": sprintf("mounts.%d.driver", [i]),
        "value": mount.driver,
        "message": sprintf("uses the volume driver %s", [mount.driver]),
    }
}
