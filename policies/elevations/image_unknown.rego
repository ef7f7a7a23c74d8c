# METADATA
# scope: package
# title: The image is not there
# description: >-
#   What the image asks for, its user, its volumes, its start command, cannot be looked at before it runs.
# custom:
#   id: BH1807
#   name: image-unknown
#   severity: low
#   group: image and user
#   reads: ["processes"]
#   instead:
#     docker: "`docker pull NAME` first"
#     compose: "`docker compose pull` first"
#     kubernetes: "`imagePullPolicy: Always` with a digest"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.image_unknown

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.image.state in {"absent", "unknown"}
    finding := {
        "path": "image.state",
        "value": input.workload.image.state,
        "message": sprintf("runs %s, which could not be looked at", [input.workload.image.reference]),
    }
}
