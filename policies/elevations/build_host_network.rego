# METADATA
# scope: package
# title: A build in the host's network
# description: >-
#   The steps of the build, which are commands of whoever wrote the Dockerfile, reach everything that the host
#   reaches: services on 127.0.0.1, metadata of the cloud, the company's network.
# custom:
#   id: BH1901
#   name: build-host-network
#   severity: high
#   group: builds
#   reads: ["build"]
#   instead:
#     docker: "leave out `--network host`"
#     compose: "leave out `build.network: host`"
#     kubernetes: "a builder of its own in the cluster"
#   references:
#     cis: {"1.2.0": "5.9", "1.3.1": "5.9", "1.4.0": "5.9", "1.5.0": "5.9", "1.6.0": "5.10"}
#     pss: "baseline"
#     cve: ["CVE-2024-23653"]
#     falco: []
#     docs: []
package bulkhead.elevations.build_host_network

found contains finding if {
    input.workload.build != null
    input.workload.namespaces.net.resolved != "private"
    finding := {
        "path": "build.network",
        "value": input.workload.build.network,
        "message": "builds in the host's network",
    }
}

# The spelling that BuildKit takes, whatever the reading of namespaces is.
found contains finding if {
    input.workload.build.network == "host"
    finding := {
        "path": "build.network",
        "value": "host",
        "message": "builds in the host's network",
    }
}
