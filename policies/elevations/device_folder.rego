# METADATA
# scope: package
# title: A whole folder of devices is given
# description: >-
#   Docker gives every device below the folder, for /dev all of the host's: disks, memory, terminals.
# custom:
#   id: BH1503
#   name: device-folder
#   severity: critical
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "`--device PATH` of the one device"
#     compose: "`devices: [PATH]`"
#     kubernetes: "a device plugin's resource in `resources.limits`"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_folder

import data.bulkhead.lib.devices

found contains finding if some ["device-folder", finding] in devices.matches
