# METADATA
# scope: package
# title: Somebody types into a container by a GET
# description: >-
#   The websocket carries input into the container's first process although the call is a GET: rules that let all
#   GETs through as reading let it through.
# custom:
#   id: BH2102
#   name: attach-websocket
#   severity: medium
#   group: containers in use
#   routes: ["container.attach.websocket"]
#   instead:
#     docker: "`docker attach --no-stdin`, `docker logs`"
#     compose: "`docker compose logs`"
#     kubernetes: "`kubectl logs`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.attach_websocket

found contains finding if {
    input.request.route == "container.attach.websocket"
    finding := {
        "path": "request.route",
        "value": "container.attach.websocket",
        "message": "may type into the container's first process",
    }
}
