# METADATA
# scope: package
# title: The daemon fetches an image from an address
# description: >-
#   The daemon, as root and in the host's network, downloads any address that the request names and shows in an
#   error or an image what was there.
# custom:
#   id: BH2001
#   name: image-import-url
#   severity: high
#   group: images
#   routes: ["image.create"]
#   instead:
#     docker: "`docker pull NAME` from a registry; `docker import FILE`"
#     compose: "`image: NAME`"
#     kubernetes: "`image: NAME`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.image_import_url

found contains finding if {
    input.request.route == "image.create"
    input.request.operation.verb == "import"
    remote := input.request.operation.remote
    remote != null
    finding := {
        "path": "operation.remote",
        "value": remote,
        "message": sprintf("makes the daemon fetch %s", [remote]),
    }
}
