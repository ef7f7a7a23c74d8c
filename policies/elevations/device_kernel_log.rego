# METADATA
# scope: package
# title: The kernel's log is a device in the container
# description: >-
#   /dev/kmsg shows the kernel's messages with its addresses, and takes new ones that look like the kernel's.
# custom:
#   id: BH1510
#   name: device-kernel-log
#   severity: medium
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "`--log-driver`; read the log on the host"
#     compose: "leave out /dev/kmsg"
#     kubernetes: "leave out /dev/kmsg"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_kernel_log

import data.bulkhead.lib.devices

found contains finding if some ["device-kernel-log", finding] in devices.matches
