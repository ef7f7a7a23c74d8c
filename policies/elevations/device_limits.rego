# METADATA
# scope: package
# title: Limits for the host's disks
# description: >-
#   Weights and rates name disks of the host by their paths; they show which are there, and a high weight slows
#   others down.
# custom:
#   id: BH1614
#   name: device-limits
#   severity: info
#   group: limits
#   reads: ["limits"]
#   instead:
#     docker: "leave out `--blkio-weight-device` and `--device-*-bps`"
#     compose: "leave out `blkio_config`"
#     kubernetes: "there is no such field"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.device_limits

found contains finding if {
    some i
    path := input.workload.limits.blkio_devices[i]
    finding := {
        "path": sprintf("limits.blkio_devices.%d", [i]),
        "value": path,
        "message": sprintf("sets a rate or weight for the disk %s of the host", [path]),
    }
}
