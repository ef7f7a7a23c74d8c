# METADATA
# scope: package
# title: Capability SYS_TIME is added
# description: >-
#   CAP_SYS_TIME sets the clock of the host; containers have none of their own. Certificates expire or become valid
#   again, logs lie, time-outs fire.
# custom:
#   id: BH1114
#   name: cap-sys-time
#   severity: medium
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add SYS_TIME`; run the time service on the host"
#     compose: "leave out SYS_TIME in `cap_add`"
#     kubernetes: "no SYS_TIME in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_sys_time

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-sys-time", finding] in capabilities.matches
