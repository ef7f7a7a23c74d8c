# METADATA
# scope: package
# title: The image is not named by its digest
# description: >-
#   Whoever may push to the registry, or tag an image on this host, changes what runs under that name.
# custom:
#   id: BH1806
#   name: image-without-digest
#   severity: info
#   group: image and user
#   reads: ["processes"]
#   instead:
#     docker: "`NAME@sha256:…`"
#     compose: "`image: NAME@sha256:…`"
#     kubernetes: "`image: NAME@sha256:…`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.image_without_digest

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.image.digest == null
    not is_id
    input.workload.image.state != "none"
    finding := {
        "path": "image.digest",
        "value": input.workload.image.reference,
        "message": sprintf("runs %s, which is no digest", [input.workload.image.reference]),
    }
}

# An image's id names one image for ever too.
is_id if input.workload.image.name == null
