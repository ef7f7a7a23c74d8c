# METADATA
# scope: package
# title: Capability SYS_TTY_CONFIG is added
# description: >-
#   CAP_SYS_TTY_CONFIG configures and hangs up terminals, those of the host among them if it can open one.
# custom:
#   id: BH1119
#   name: cap-sys-tty-config
#   severity: medium
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add SYS_TTY_CONFIG`; `--tty` for a terminal of its own"
#     compose: "leave out SYS_TTY_CONFIG in `cap_add`; `tty: true`"
#     kubernetes: "no SYS_TTY_CONFIG in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_sys_tty_config

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-sys-tty-config", finding] in capabilities.matches
