# METADATA
# scope: package
# title: Capability LINUX_IMMUTABLE is added
# description: >-
#   CAP_LINUX_IMMUTABLE makes files immutable or append-only. On a mounted directory of the host it leaves files
#   that not even root deletes without knowing why, or opens logs that were sealed.
# custom:
#   id: BH1120
#   name: cap-linux-immutable
#   severity: low
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add LINUX_IMMUTABLE`; set the attribute on the host (`chattr`)"
#     compose: "leave out LINUX_IMMUTABLE in `cap_add`"
#     kubernetes: "no LINUX_IMMUTABLE in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_linux_immutable

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-linux-immutable", finding] in capabilities.matches
