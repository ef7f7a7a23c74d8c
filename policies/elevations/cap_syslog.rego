# METADATA
# scope: package
# title: Capability SYSLOG is added
# description: >-
#   CAP_SYSLOG reads and clears the kernel's log and shows the kernel's addresses. An exploit starts with these
#   addresses, and its traces are in that log.
# custom:
#   id: BH1112
#   name: cap-syslog
#   severity: medium
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add SYSLOG`; read the log on the host (`journalctl -k`)"
#     compose: "leave out SYSLOG in `cap_add`"
#     kubernetes: "no SYSLOG in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Excessively Capable Container"]
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_syslog

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-syslog", finding] in capabilities.matches
