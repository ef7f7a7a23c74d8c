# METADATA
# scope: package
# title: Capability SYS_PTRACE is added
# description: >-
#   CAP_SYS_PTRACE reads and changes the memory of any process that the container sees. Together with the host's
#   process namespace that is every process of the host; inside the container it reads the secrets of every user
#   there and turns off limits that processes set themselves.
# custom:
#   id: BH1104
#   name: cap-sys-ptrace
#   severity: high
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: >-
#       leave out `--cap-add SYS_PTRACE`; a debugger of the same user's processes needs no capability; `--pid
#       container:NAME` beside it for one container
#     compose: "leave out SYS_PTRACE in `cap_add`"
#     kubernetes: "no SYS_PTRACE in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: ["PTRACE attached to process", "Launch Excessively Capable Container"]
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_sys_ptrace

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-sys-ptrace", finding] in capabilities.matches
