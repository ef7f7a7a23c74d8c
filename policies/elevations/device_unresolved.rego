# METADATA
# scope: package
# title: It cannot be said which device is given
# description: >-
#   A link lies on the way to the device, or the host's files could not be looked at. It may lead to a disk.
# custom:
#   id: BH1504
#   name: device-unresolved
#   severity: critical
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "the device's own name, without links"
#     compose: "the device's own name"
#     kubernetes: "a device plugin's resource"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_unresolved

import data.bulkhead.lib.devices
import data.bulkhead.lib.workload

found contains finding if {
    workload.contained
    some i
    device := input.workload.devices[i]
    device.resolved == null
    not device.path in devices.harmless
    finding := {
        "path": sprintf("devices.%d.resolved", [i]),
        "value": device.path,
        "message": sprintf("gets %s, which may be any device of the host", [device.path]),
    }
}
