# METADATA
# scope: package
# title: Files of an image or container are read out
# description: >-
#   The client gets every file of the image or of the container's file system, data and keys included.
# custom:
#   id: BH2005
#   name: image-export
#   severity: low
#   group: images
#   routes: ["container.export", "image.save"]
#   instead:
#     docker: "`docker cp` of the one file"
#     compose: "`docker compose cp` of the one file"
#     kubernetes: "`kubectl cp` of the one file"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.image_export

routes := {
    "image.save",
    "container.export",
}

found contains finding if {
    route := input.request.route
    route in routes
    finding := {
        "path": "request.route",
        "value": route,
        "message": "reads out every file",
    }
}
