# METADATA
# scope: package
# title: Capability PERFMON is added
# description: >-
#   CAP_PERFMON watches the whole machine with perf and tracing programs: what other containers and the host run,
#   and addresses of the kernel that make exploits work.
# custom:
#   id: BH1108
#   name: cap-perfmon
#   severity: high
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add PERFMON`; profile inside the process, or run perf on the host"
#     compose: "leave out PERFMON in `cap_add`"
#     kubernetes: "no PERFMON in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_perfmon

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-perfmon", finding] in capabilities.matches
