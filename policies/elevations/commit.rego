# METADATA
# scope: package
# title: A container becomes an image
# description: >-
#   Everything that lies in the container, secrets, keys and leftovers of attackers, is in the image.
# custom:
#   id: BH2008
#   name: commit
#   severity: low
#   group: images
#   routes: ["container.commit"]
#   instead:
#     docker: "`docker build` of a Dockerfile"
#     compose: "`build: .`"
#     kubernetes: "an image from a registry"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.commit

found contains finding if {
    input.request.route == "container.commit"
    finding := {
        "path": "request.route",
        "value": "container.commit",
        "message": "makes an image of a container",
    }
}
