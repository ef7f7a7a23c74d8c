# METADATA
# scope: package
# title: BuildKit is spoken to directly
# description: >-
#   Through /grpc a client gives BuildKit any order, which no plugin sees: it runs commands as root in a sandbox
#   without limits, fetches addresses in the host's network, reads other people's builds and their secrets.
# custom:
#   id: BH1905
#   name: grpc
#   severity: high
#   group: builds
#   routes: ["grpc"]
#   instead:
#     docker: "`docker build` with DOCKER_BUILDKIT=0, or a builder of its own (`docker buildx create`)"
#     compose: "`image` in place of `build`"
#     kubernetes: "a builder of its own in the cluster"
#   references:
#     cis: {}
#     pss: "baseline"
#     cve: ["CVE-2024-23653"]
#     falco: []
#     docs: []
package bulkhead.elevations.grpc

found contains finding if {
    input.request.route == "grpc"
    finding := {
        "path": "request.route",
        "value": "grpc",
        "message": "opens BuildKit's own interface, which cannot be seen",
    }
}
