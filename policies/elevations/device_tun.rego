# METADATA
# scope: package
# title: Network interfaces may be made (tun)
# description: >-
#   With /dev/net/tun and CAP_NET_ADMIN the container makes interfaces and answers for addresses in its network.
# custom:
#   id: BH1506
#   name: device-tun
#   severity: medium
#   group: devices
#   reads: ["devices"]
#   instead:
#     docker: "`--network` with a VPN that the host runs"
#     compose: "leave out /dev/net/tun"
#     kubernetes: "a network plugin"
#   references:
#     cis: {"1.2.0": "5.17", "1.3.1": "5.17", "1.4.0": "5.17", "1.5.0": "5.17", "1.6.0": "5.18"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#device
package bulkhead.elevations.device_tun

import data.bulkhead.lib.devices

found contains finding if some ["device-tun", finding] in devices.matches
