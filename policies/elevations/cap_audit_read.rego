# METADATA
# scope: package
# title: Capability AUDIT_READ is added
# description: >-
#   CAP_AUDIT_READ reads the host's audit log: what every user and container does.
# custom:
#   id: BH1123
#   name: cap-audit-read
#   severity: medium
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add AUDIT_READ`; read the audit log on the host"
#     compose: "leave out AUDIT_READ in `cap_add`"
#     kubernetes: "no AUDIT_READ in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_audit_read

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-audit-read", finding] in capabilities.matches
