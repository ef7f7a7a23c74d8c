# METADATA
# scope: package
# title: Everything of a kind that is not in use is deleted
# description: >-
#   Containers, images, volumes or networks of other people go, with their data.
# custom:
#   id: BH2108
#   name: prune
#   severity: medium
#   group: containers in use
#   routes: ["build.prune", "container.prune", "image.prune", "network.prune", "volume.prune"]
#   instead:
#     docker: "`docker rm NAME`, `docker volume rm NAME`"
#     compose: "`docker compose down`"
#     kubernetes: "`kubectl delete` by name"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.prune

routes := {
    "container.prune",
    "image.prune",
    "network.prune",
    "volume.prune",
    "build.prune",
}

found contains finding if {
    route := input.request.route
    route in routes
    finding := {
        "path": "request.route",
        "value": route,
        "message": "deletes everything of its kind that is not in use",
    }
}
