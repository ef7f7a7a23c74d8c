# METADATA
# scope: package
# title: Another capability is added
# description: >-
#   The container gets a capability that Docker does not give by default. It may be one of a newer kernel that this
#   catalogue does not know yet.
# custom:
#   id: BH1126
#   name: cap-other
#   severity: medium
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add NAME`"
#     compose: "leave out NAME in `cap_add`"
#     kubernetes: "no NAME in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_other

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-other", finding] in capabilities.matches
