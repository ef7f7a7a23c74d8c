# METADATA
# scope: package
# title: Capability SYS_RAWIO is added
# description: >-
#   CAP_SYS_RAWIO opens /dev/mem and /dev/port and sends raw commands to disks. With such a device it reads and
#   writes the host's memory.
# custom:
#   id: BH1105
#   name: cap-sys-rawio
#   severity: critical
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add SYS_RAWIO`; `--device PATH` of the one device"
#     compose: "leave out SYS_RAWIO in `cap_add`"
#     kubernetes: "no SYS_RAWIO in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Excessively Capable Container"]
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_sys_rawio

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-sys-rawio", finding] in capabilities.matches
