# METADATA
# scope: package
# title: Capability SYS_NICE is added
# description: >-
#   CAP_SYS_NICE gives processes real-time priority and binds them to processors; one that never yields stops all
#   others.
# custom:
#   id: BH1118
#   name: cap-sys-nice
#   severity: low
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add SYS_NICE`; `--cpu-shares` or `--cpus`"
#     compose: "leave out SYS_NICE in `cap_add`; `cpus: N`"
#     kubernetes: "no SYS_NICE in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_sys_nice

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-sys-nice", finding] in capabilities.matches
