# METADATA
# scope: package
# title: The host's memory is a device in the container
# description: >-
#   /dev/mem and /dev/port are the machine's memory and its devices' registers. With CAP_SYS_RAWIO, or on a kernel
#   that does not guard them, the container reads keys and writes into the kernel.
# custom:
#   id: BH1502
#   name: device-memory
#   severity: critical
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "leave out the device; read hardware data on the host"
#     compose: "leave out the device"
#     kubernetes: "leave out the device"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: ["Privileged Container Device Access"]
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_memory

import data.bulkhead.lib.devices

found contains finding if some ["device-memory", finding] in devices.matches
