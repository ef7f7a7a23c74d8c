# METADATA
# scope: package
# title: Capability MAC_OVERRIDE is added
# description: >-
#   CAP_MAC_OVERRIDE is not bound by Smack's rules: the mandatory access control that should stop root does not stop
#   this container.
# custom:
#   id: BH1111
#   name: cap-mac-override
#   severity: high
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add MAC_OVERRIDE`; a rule for the one access in the host's policy"
#     compose: "leave out MAC_OVERRIDE in `cap_add`"
#     kubernetes: "no MAC_OVERRIDE in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_mac_override

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-mac-override", finding] in capabilities.matches
