# METADATA
# scope: package
# title: The process has root's group
# description: >-
#   Files that root's group may write, in the image and on mounts, are open to it.
# custom:
#   id: BH1804
#   name: group-root
#   severity: low
#   group: image and user
#   reads: ["processes"]
#   instead:
#     docker: "`--user 1000:1000`"
#     compose: "`user: \"1000:1000\"`"
#     kubernetes: "`securityContext.runAsGroup: 1000`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.group_root

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.user.is_root != true
    input.workload.user.gid == 0
    finding := {"path": "user.gid", "value": 0, "message": "runs with root's group"}
}
