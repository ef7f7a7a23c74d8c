# METADATA
# scope: package
# title: Capability SYS_BOOT is added
# description: >-
#   CAP_SYS_BOOT loads another kernel (kexec) and reboots. With the host's process namespace one call reboots the
#   host.
# custom:
#   id: BH1113
#   name: cap-sys-boot
#   severity: high
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add SYS_BOOT`; let the host's service manager restart things"
#     compose: "leave out SYS_BOOT in `cap_add`"
#     kubernetes: "no SYS_BOOT in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Excessively Capable Container"]
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_sys_boot

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-sys-boot", finding] in capabilities.matches
