# METADATA
# scope: package
# title: Capability MAC_ADMIN is added
# description: >-
#   CAP_MAC_ADMIN loads and replaces the profiles of AppArmor and Smack. The container writes itself, and everything
#   else on the host, a profile that allows all.
# custom:
#   id: BH1110
#   name: cap-mac-admin
#   severity: high
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: >-
#       leave out `--cap-add MAC_ADMIN`; load the profile on the host and name it with `--security-opt
#       apparmor=NAME`
#     compose: "leave out MAC_ADMIN in `cap_add`"
#     kubernetes: "no MAC_ADMIN in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_mac_admin

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-mac-admin", finding] in capabilities.matches
