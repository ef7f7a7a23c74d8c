# METADATA
# scope: package
# title: No limit for the disk
# description: >-
#   The container's own files may fill the host's disk, on which every other container and the daemon's own state
#   live.
# custom:
#   id: BH1605
#   name: storage-limit-missing
#   severity: info
#   group: limits
#   reads: ["processes"]
#   instead:
#     docker: "`--storage-opt size=10G` (overlay2 on xfs with quotas), `--read-only`"
#     compose: "`storage_opt: {size: 10G}`"
#     kubernetes: "`resources.limits.ephemeral-storage: 10Gi`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/#storage-opt
package bulkhead.elevations.storage_limit_missing

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    not input.workload.storage_options.size
    input.workload.read_only_root == false
    finding := {"path": "storage_options.size", "value": null, "message": "has no limit for the disk"}
}
