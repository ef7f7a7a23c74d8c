# METADATA
# scope: package
# title: A device by the Container Device Interface
# description: >-
#   The operator's CDI file for the device may add any device, mount and hook that runs as root on the host: what is
#   behind the name, the request does not show.
# custom:
#   id: BH1516
#   name: cdi-device
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
package bulkhead.elevations.cdi_device

found contains finding if {
    some i
    request := input.workload.device_requests[i]
    request.type == "cdi"
    finding := {
        "path": sprintf("device_requests.%d", [i]),
        "value": concat(", ", request.device_ids),
        "message": sprintf("asks for the CDI devices %s", [concat(", ", request.device_ids)]),
    }
}
