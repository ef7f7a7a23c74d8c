# METADATA
# scope: package
# title: Capability SYS_MODULE is added
# description: >-
#   CAP_SYS_MODULE loads kernel modules. A module is the kernel's own code: whoever loads one owns the host and
#   every container on it.
# custom:
#   id: BH1103
#   name: cap-sys-module
#   severity: critical
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add SYS_MODULE`; load the module on the host (`modprobe NAME`, /etc/modules-load.d)"
#     compose: "leave out SYS_MODULE in `cap_add`"
#     kubernetes: "no SYS_MODULE in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: ["Linux Kernel Module Injection Detected", "Launch Excessively Capable Container"]
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_sys_module

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-sys-module", finding] in capabilities.matches
