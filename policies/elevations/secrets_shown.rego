# METADATA
# scope: package
# title: Settings of containers are shown
# description: >-
#   Inspecting a container or a service shows its environment variables, in which passwords stand.
# custom:
#   id: BH2403
#   name: secrets-shown
#   severity: low
#   group: the daemon
#   routes: ["container.inspect", "exec.inspect", "service.inspect", "service.list", "task.inspect", "task.list"]
#   instead:
#     docker: "secrets in files (`docker secret`, `--mount`)"
#     compose: "`secrets: [NAME]`"
#     kubernetes: "a `secret` volume"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.secrets_shown

routes := {
    "container.inspect",
    "exec.inspect",
    "service.inspect",
    "service.list",
    "task.inspect",
    "task.list",
}

found contains finding if {
    route := input.request.route
    route in routes
    finding := {
        "path": "request.route",
        "value": route,
        "message": "shows environment variables, which may hold passwords",
    }
}
