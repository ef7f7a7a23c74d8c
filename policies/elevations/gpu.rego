# METADATA
# scope: package
# title: Graphics processors are asked for
# description: >-
#   A hook of the GPU's maker runs as root on the host at every start and mounts drivers and devices into the
#   container; bugs in it led out of containers. The container then speaks to a large driver of the kernel.
# custom:
#   id: BH1515
#   name: gpu
#   severity: medium
#   group: devices
#   reads: ["devices", "environment"]
#   instead:
#     docker: "`--gpus device=ID` for one; a computer for such work alone"
#     compose: "`deploy.resources.reservations.devices` with one `device_ids`"
#     kubernetes: "`resources.limits: {nvidia.com/gpu: 1}`"
#   references:
#     cis: {}
#     pss: null
#     cve: ["CVE-2024-0132", "CVE-2025-23266"]
#     falco: []
#     docs: []
package bulkhead.elevations.gpu

found contains finding if {
    some i
    request := input.workload.device_requests[i]
    request.type == "gpu"
    finding := {
        "path": sprintf("device_requests.%d", [i]),
        "value": request.driver,
        "message": "asks for graphics processors",
    }
}

# With the runtime of NVIDIA a variable asks for them.
found contains finding if {
    some variable in input.workload.command.env
    startswith(variable, "NVIDIA_VISIBLE_DEVICES=")
    finding := {
        "path": "command.env",
        "value": "NVIDIA_VISIBLE_DEVICES",
        "message": "asks for graphics processors by the variable NVIDIA_VISIBLE_DEVICES",
    }
}
