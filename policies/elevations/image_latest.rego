# METADATA
# scope: package
# title: The image has the tag latest
# description: >-
#   Tomorrow the same name is another image, with other programs; which one ran, no one can say afterwards.
# custom:
#   id: BH1805
#   name: image-latest
#   severity: low
#   group: image and user
#   reads: ["processes"]
#   instead:
#     docker: "`NAME:VERSION@sha256:…`"
#     compose: "`image: NAME:VERSION@sha256:…`"
#     kubernetes: "`image: NAME:VERSION@sha256:…`"
#   references:
#     cis: {"1.2.0": "5.27", "1.3.1": "5.27", "1.4.0": "5.27", "1.5.0": "5.27", "1.6.0": "5.28"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.image_latest

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.image.tag == "latest"
    input.workload.image.digest == null
    finding := {
        "path": "image.tag",
        "value": "latest",
        "message": sprintf("runs %s, whatever that is today (latest)", [input.workload.image.reference]),
    }
}
