# METADATA
# scope: package
# title: Every capability is added
# description: >-
#   With all capabilities root in the container is root on the host: it loads modules, mounts disks, reads every
#   file by its number. Dropping one or two of them again changes little.
# custom:
#   id: BH1101
#   name: cap-all
#   severity: critical
#   group: capabilities
#   reads: ["capabilities"]
#   instead:
#     docker: "leave out `--cap-add ALL`; add the one that is missing"
#     compose: "`cap_add: [NAME]`"
#     kubernetes: "`securityContext.capabilities.add: [NAME]`"
#   references:
#     cis: {"1.2.0": "5.3", "1.3.1": "5.3", "1.4.0": "5.3", "1.5.0": "5.3", "1.6.0": "5.4"}
#     pss: "baseline"
#     cve: []
#     falco: ["Launch Excessively Capable Container"]
#     docs:
#       - https://man7.org/linux/man-pages/man7/capabilities.7.html
package bulkhead.elevations.cap_all

import data.bulkhead.lib.capabilities

found contains finding if {
    input.workload.privileged == false
    capabilities.everything
    finding := {"path": "capabilities.add", "value": "ALL", "message": "adds every capability"}
}
