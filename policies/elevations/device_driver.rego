# METADATA
# scope: package
# title: Devices that a driver of the daemon chooses
# description: >-
#   A driver of the daemon adds whatever devices, mounts and hooks it finds right; the request does not show which.
# custom:
#   id: BH1517
#   name: device-driver
#   severity: high
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "`--device PATH`"
#     compose: "`devices: [PATH]`"
#     kubernetes: "a device plugin's resource"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.device_driver

found contains finding if {
    some i
    request := input.workload.device_requests[i]
    not request.type in {"gpu", "cdi"}
    finding := {
        "path": sprintf("device_requests.%d", [i]),
        "value": request.driver,
        "message": "asks for devices that a driver chooses",
    }
}
