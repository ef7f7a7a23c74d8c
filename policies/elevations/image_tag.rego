# METADATA
# scope: package
# title: An image gets another name
# description: >-
#   The next container that is started by that name runs this image.
# custom:
#   id: BH2004
#   name: image-tag
#   severity: low
#   group: images
#   routes: ["image.tag"]
#   instead:
#     docker: "images by digest (`NAME@sha256:…`) wherever they are run"
#     compose: "`image: NAME@sha256:…`"
#     kubernetes: "`image: NAME@sha256:…`"
#   references:
#     cis: {"1.2.0": "4.5", "1.3.1": "4.5", "1.4.0": "4.5", "1.5.0": "4.5", "1.6.0": "4.5"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.image_tag

found contains finding if {
    input.request.route == "image.tag"
    finding := {
        "path": "request.route",
        "value": "image.tag",
        "message": "gives an image another name",
    }
}
