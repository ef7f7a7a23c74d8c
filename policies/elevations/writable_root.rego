# METADATA
# scope: package
# title: The root file system can be written
# description: >-
#   Whoever takes over the program changes it, leaves tools behind and starts them again later.
# custom:
#   id: BH1604
#   name: writable-root
#   severity: low
#   group: limits
#   reads: ["processes"]
#   instead:
#     docker: "`--read-only --tmpfs /tmp`"
#     compose: "`read_only: true`"
#     kubernetes: "`securityContext.readOnlyRootFilesystem: true`"
#   references:
#     cis: {"1.2.0": "5.12", "1.3.1": "5.12", "1.4.0": "5.12", "1.5.0": "5.12", "1.6.0": "5.13"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#read-only
package bulkhead.elevations.writable_root

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.read_only_root == false
    finding := {"path": "read_only_root", "value": null, "message": "may write its root file system"}
}
