# METADATA
# scope: package
# title: Another device of the host is given
# description: >-
#   The container speaks to a driver in the host's kernel, and to whatever hangs on it.
# custom:
#   id: BH1512
#   name: device-other
#   severity: high
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "leave out `--device`; the permissions `r` alone where reading is enough (`--device PATH:PATH:r`)"
#     compose: "leave out the device in `devices`"
#     kubernetes: "a device plugin's resource in `resources.limits`"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_other

import data.bulkhead.lib.devices

found contains finding if some ["device-other", finding] in devices.matches
