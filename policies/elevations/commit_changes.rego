# METADATA
# scope: package
# title: A container becomes an image with other settings
# description: >-
#   A commit takes everything in the container, secrets too, and may change the user, the start command and the
#   environment: an image with a good name that starts something else.
# custom:
#   id: BH2007
#   name: commit-changes
#   severity: medium
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
package bulkhead.elevations.commit_changes

found contains finding if {
    input.request.route == "container.commit"
    some i
    change := input.request.operation.arguments[i]
    finding := {
        "path": sprintf("operation.arguments.%d", [i]),
        "value": change,
        "message": sprintf("makes an image of a container and changes it: %s", [change]),
    }
}

found contains finding if {
    input.request.route == "container.commit"
    some field in ["User", "Entrypoint", "Cmd", "Env", "Volumes", "Healthcheck", "OnBuild"]
    value := input.body[field]
    not value in {null, ""}
    count(value) > 0
    finding := {
        "path": sprintf("body.%s", [field]),
        "value": field,
        "message": sprintf("makes an image of a container with another %s", [field]),
    }
}
