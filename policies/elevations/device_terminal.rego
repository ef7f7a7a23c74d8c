# METADATA
# scope: package
# title: A terminal of the host is given
# description: >-
#   The container reads what is typed at the host's console or serial line, shows its own prompt there, or speaks to
#   whatever hangs on the line.
# custom:
#   id: BH1509
#   name: device-terminal
#   severity: medium
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "`--tty` for a terminal of its own; the one serial line that the program is for"
#     compose: "`tty: true`"
#     kubernetes: "`tty: true`"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_terminal

import data.bulkhead.lib.devices

found contains finding if some ["device-terminal", finding] in devices.matches
