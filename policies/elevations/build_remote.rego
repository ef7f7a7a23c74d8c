# METADATA
# scope: package
# title: The daemon fetches the build's context
# description: >-
#   The daemon downloads an address or clones a repository that the request names, as root and in the host's
#   network.
# custom:
#   id: BH1903
#   name: build-remote
#   severity: medium
#   group: builds
#   reads: ["build"]
#   instead:
#     docker: "`docker build .` with the files of the client"
#     compose: "`build: .`"
#     kubernetes: "a builder of its own in the cluster"
#   references:
#     cis: {}
#     pss: null
#     cve: ["CVE-2019-13139"]
#     falco: []
#     docs:
#       - https://docs.docker.com/build/building/context/
package bulkhead.elevations.build_remote

# Names that make BuildKit take the context from the client.
of_client := {"client-session", "upload-request"}

found contains finding if {
    remote := input.workload.build.remote
    remote != null
    not remote in of_client
    finding := {
        "path": "build.remote",
        "value": remote,
        "message": sprintf("makes the daemon fetch %s", [remote]),
    }
}
