# METADATA
# scope: package
# title: A build by BuildKit
# description: >-
#   BuildKit takes the Dockerfile, the files and the answers to its questions through a session that no plugin sees:
#   images that read the Dockerfile (`# syntax=`), networks, mounts and secrets among them.
# custom:
#   id: BH1904
#   name: build-unseen
#   severity: medium
#   group: builds
#   reads: ["build"]
#   instead:
#     docker: "`DOCKER_BUILDKIT=0 docker build`, or a builder of its own (`docker buildx create`)"
#     compose: "`image` in place of `build`"
#     kubernetes: "a builder of its own in the cluster"
#   references:
#     cis: {}
#     pss: null
#     cve: ["CVE-2024-23651", "CVE-2024-23652", "CVE-2024-23653"]
#     falco: []
#     docs: []
package bulkhead.elevations.build_unseen

found contains finding if {
    input.workload.build.build_kit == true
    finding := {
        "path": "build.build_kit",
        "value": true,
        "message": "builds with BuildKit, whose steps cannot be seen",
    }
}

found contains finding if {
    input.workload.build.session != null
    finding := {
        "path": "build.session",
        "value": true,
        "message": "builds with a session, whose content cannot be seen",
    }
}
