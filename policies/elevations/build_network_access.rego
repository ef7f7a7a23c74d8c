# METADATA
# scope: package
# title: A build fetches in the host's network
# description: >-
#   `ADD http://…` in a Dockerfile is fetched by the daemon itself, in the host's network and whatever the build's
#   network is: services on 127.0.0.1 and the cloud's metadata answer, and the answer is in the image. The
#   Dockerfile is not seen, so any build may do it.
# custom:
#   id: BH1902
#   name: build-network-access
#   severity: medium
#   group: builds
#   reads: ["build"]
#   routes: ["grpc"]
#   instead:
#     docker: "`COPY` of files that were fetched before; a builder on a machine without such neighbours"
#     compose: "`image` in place of `build`"
#     kubernetes: "a builder of its own in the cluster"
#   references:
#     cis: {"1.2.0": "4.9", "1.3.1": "4.9", "1.4.0": "4.9", "1.5.0": "4.9", "1.6.0": "4.9"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/build/building/
package bulkhead.elevations.build_network_access

found contains finding if {
    input.workload.build != null
    finding := {
        "path": "build",
        "value": null,
        "message": "builds an image, which may fetch addresses that only the host reaches (ADD)",
    }
}

# What BuildKit is told over its own interface is a build as well.
found contains finding if {
    input.request.route == "grpc"
    finding := {
        "path": "request.route",
        "value": "grpc",
        "message": "lets BuildKit fetch addresses that only the host reaches (ADD)",
    }
}
