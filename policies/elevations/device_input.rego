# METADATA
# scope: package
# title: Keyboards and mice of the host are read
# description: >-
#   The container reads every key that is pressed on the host, passwords included, or with uinput presses keys
#   itself.
# custom:
#   id: BH1508
#   name: device-input
#   severity: high
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "leave out the device"
#     compose: "leave out the device"
#     kubernetes: "leave out the device"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_input

import data.bulkhead.lib.devices

found contains finding if some ["device-input", finding] in devices.matches
