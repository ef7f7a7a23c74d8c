# METADATA
# scope: package
# title: A graphics processor is given
# description: >-
#   The container speaks to a large driver in the kernel, in which bugs are found every month, and reads what others
#   left in the processor's memory.
# custom:
#   id: BH1511
#   name: device-gpu
#   severity: medium
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "one device of the several (`--device /dev/dri/renderD128`); a computer for such work alone"
#     compose: "`devices: [/dev/dri/renderD128]`"
#     kubernetes: "`resources.limits: {nvidia.com/gpu: 1}`"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_gpu

import data.bulkhead.lib.devices

found contains finding if some ["device-gpu", finding] in devices.matches
