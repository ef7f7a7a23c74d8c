# METADATA
# scope: package
# title: No health check
# description: >-
#   No one notices that the program hangs, or that something else answers in its place.
# custom:
#   id: BH1808
#   name: healthcheck-missing
#   severity: info
#   group: image and user
#   reads: ["processes"]
#   instead:
#     docker: "`--health-cmd 'wget -qO- http://127.0.0.1/health'`"
#     compose: "`healthcheck: {test: [CMD, …]}`"
#     kubernetes: "`livenessProbe`"
#   references:
#     cis: {"1.2.0": "5.26", "1.3.1": "5.26", "1.4.0": "5.26", "1.5.0": "5.26", "1.6.0": "5.27"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.healthcheck_missing

import data.bulkhead.lib.workload

found contains finding if {
    runs_or_image
    not checked
    finding := {"path": "health", "value": null, "message": "has no health check"}
}

runs_or_image if workload.runs

runs_or_image if input.workload.kind == "image"

checked if {
    input.workload.image.has_healthcheck
    input.workload.health == null
}

checked if input.workload.health.disabled == false
