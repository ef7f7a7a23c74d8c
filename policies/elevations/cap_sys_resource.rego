# METADATA
# scope: package
# title: Capability SYS_RESOURCE is added
# description: >-
#   CAP_SYS_RESOURCE goes over its limits: open files, locked memory, quotas and the space that is reserved for
#   root. One container can starve the host.
# custom:
#   id: BH1117
#   name: cap-sys-resource
#   severity: medium
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add SYS_RESOURCE`; `--ulimit NAME=SOFT:HARD` for the one limit"
#     compose: "leave out SYS_RESOURCE in `cap_add`; `ulimits: {NAME: N}`"
#     kubernetes: "no SYS_RESOURCE in `securityContext.capabilities.add`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_sys_resource

import data.bulkhead.lib.capabilities

found contains finding if some ["cap-sys-resource", finding] in capabilities.matches
