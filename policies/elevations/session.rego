# METADATA
# scope: package
# title: A session for builds is opened
# description: >-
#   Over the session the daemon asks the client for files, secrets and logins, and nothing of it is seen. With
#   another's session id it is his.
# custom:
#   id: BH1906
#   name: session
#   severity: medium
#   group: builds
#   routes: ["session"]
#   instead:
#     docker: "`docker build` with DOCKER_BUILDKIT=0"
#     compose: "`image` in place of `build`"
#     kubernetes: "a builder of its own in the cluster"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.session

found contains finding if {
    input.request.route == "session"
    finding := {
        "path": "request.route",
        "value": "session",
        "message": "opens a session, whose content cannot be seen",
    }
}
