# METADATA
# scope: package
# title: The output is not kept
# description: >-
#   What the container prints is lost; no one sees afterwards what it did.
# custom:
#   id: BH1853
#   name: log-none
#   severity: low
#   group: logs
#   reads: ["log"]
#   instead:
#     docker: "leave out `--log-driver none`"
#     compose: "leave out `logging: {driver: none}`"
#     kubernetes: "the kubelet keeps it"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/logging/configure/
package bulkhead.elevations.log_none

found contains {"path": "log.driver", "value": "none", "message": "keeps no output"} if {
    input.workload.log.driver == "none"
}
