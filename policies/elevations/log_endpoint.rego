# METADATA
# scope: package
# title: The daemon sends the output somewhere
# description: >-
#   The daemon, as root and from the host's own network, connects to the address that the request names, a socket of
#   the host among them, and writes there what the container prints: a way to services inside that the container
#   cannot reach.
# custom:
#   id: BH1851
#   name: log-endpoint
#   severity: high
#   group: logs
#   reads: ["log"]
#   instead:
#     docker: "leave out `--log-opt …-address`; the operator sets the collector in daemon.json"
#     compose: "leave out `logging.options`"
#     kubernetes: "a log collector that the operator runs"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/logging/configure/
package bulkhead.elevations.log_endpoint

found contains finding if {
    endpoint := input.workload.log.endpoint
    endpoint != null
    finding := {
        "path": "log.endpoint",
        "value": endpoint,
        "message": sprintf("makes the daemon send its output to %s", [endpoint]),
    }
}
