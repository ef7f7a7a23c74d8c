# METADATA
# scope: package
# title: Capability AUDIT_CONTROL is added
# description: >-
#   CAP_AUDIT_CONTROL changes the rules of the host's audit, or switches it off, so that what follows is not
#   recorded.
# custom:
#   id: BH1116
#   name: cap-audit-control
#   severity: medium
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add AUDIT_CONTROL`; configure audit on the host"
#     compose: "leave out AUDIT_CONTROL in `cap_add`"
#     kubernetes: "no AUDIT_CONTROL in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_audit_control

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-audit-control", finding] in capabilities.matches
