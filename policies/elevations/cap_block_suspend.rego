# METADATA
# scope: package
# title: Capability BLOCK_SUSPEND is added
# description: >-
#   CAP_BLOCK_SUSPEND keeps the host from going to sleep.
# custom:
#   id: BH1124
#   name: cap-block-suspend
#   severity: info
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add BLOCK_SUSPEND`; `systemd-inhibit` on the host"
#     compose: "leave out BLOCK_SUSPEND in `cap_add`"
#     kubernetes: "no BLOCK_SUSPEND in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_block_suspend

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-block-suspend", finding] in capabilities.matches
