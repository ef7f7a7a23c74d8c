# METADATA
# scope: package
# title: Capability NET_ADMIN is added
# description: >-
#   CAP_NET_ADMIN changes interfaces, routes, firewalls and traffic control of the container's network; with the
#   host's network, those of the host. It also reaches large parts of the kernel (nf_tables, tc) in which bugs led
#   to root on the host.
# custom:
#   id: BH1109
#   name: cap-net-admin
#   severity: high
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: >-
#       leave out `--cap-add NET_ADMIN`; `--sysctl net.…` for a setting, `--network` with the addresses that are
#       needed; a VPN needs only `--device /dev/net/tun` on an interface that the host made
#     compose: "leave out NET_ADMIN in `cap_add`; `sysctls: [net.…=…]`"
#     kubernetes: "no NET_ADMIN in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: ["CVE-2022-25636", "CVE-2023-32233"]
#     falco: ["Launch Excessively Capable Container"]
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_net_admin

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-net-admin", finding] in capabilities.matches
