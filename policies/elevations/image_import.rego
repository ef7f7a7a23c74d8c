# METADATA
# scope: package
# title: An image is made of an archive
# description: >-
#   What is in the archive cannot be seen: programs that no registry ever checked, under any name. The daemon
#   unpacks it as root.
# custom:
#   id: BH2002
#   name: image-import
#   severity: medium
#   group: images
#   routes: ["image.create", "image.load"]
#   instead:
#     docker: "`docker pull NAME` from a registry"
#     compose: "`image: NAME`"
#     kubernetes: "`image: NAME`"
#   references:
#     cis: {"1.2.0": "4.5", "1.3.1": "4.5", "1.4.0": "4.5", "1.5.0": "4.5", "1.6.0": "4.5"}
#     pss: null
#     cve: ["CVE-2014-9357"]
#     falco: []
#     docs: []
package bulkhead.elevations.image_import

found contains finding if {
    input.request.route == "image.load"
    finding := {
        "path": "request.route",
        "value": "image.load",
        "message": "loads images of an archive, which cannot be seen",
    }
}

found contains finding if {
    input.request.route == "image.create"
    input.request.operation.verb == "import"
    finding := {
        "path": "request.route",
        "value": "image.create",
        "message": "imports an image, whose content cannot be seen",
    }
}
