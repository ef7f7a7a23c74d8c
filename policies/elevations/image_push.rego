# METADATA
# scope: package
# title: An image is pushed
# description: >-
#   Whatever is in an image or in a container that was committed leaves the host for a registry that the request
#   names.
# custom:
#   id: BH2003
#   name: image-push
#   severity: medium
#   group: images
#   routes: ["image.push"]
#   instead:
#     docker: "a registry that the operator allows, by a role"
#     compose: "a registry that the operator allows"
#     kubernetes: "a registry that the operator allows"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.image_push

found contains finding if {
    input.request.route == "image.push"
    finding := {
        "path": "request.route",
        "value": "image.push",
        "message": "sends an image to a registry",
    }
}
