# METADATA
# scope: package
# title: Another log driver
# description: >-
#   The driver runs in the daemon, or is a plugin that runs as root on the host; what it does with the output the
#   operator did not choose.
# custom:
#   id: BH1852
#   name: log-driver
#   severity: medium
#   group: logs
#   reads: ["log"]
#   instead:
#     docker: "leave out `--log-driver`, or `json-file`, `local`, `journald`"
#     compose: "leave out `logging.driver`"
#     kubernetes: "a log collector that the operator runs"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/logging/configure/
package bulkhead.elevations.log_driver

usual := {"json-file", "local", "journald", "none", null}

found contains finding if {
    driver := input.workload.log.driver
    not driver in usual
    finding := {
        "path": "log.driver",
        "value": driver,
        "message": sprintf("uses the log driver %s", [driver]),
    }
}
