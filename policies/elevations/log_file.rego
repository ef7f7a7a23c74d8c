# METADATA
# scope: package
# title: The log driver reads files of the host
# description: >-
#   An option names a file, a certificate or a key, which the daemon opens as root.
# custom:
#   id: BH1854
#   name: log-file
#   severity: medium
#   group: logs
#   reads: ["log"]
#   instead:
#     docker: "leave out the `--log-opt` with a path; the operator sets it in daemon.json"
#     compose: "leave out the option in `logging.options`"
#     kubernetes: "a log collector that the operator runs"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/logging/configure/
package bulkhead.elevations.log_file

endings := ["-ca-cert", "-cert", "-key", "-capath", "-credentials-file", "-path"]

found contains finding if {
    some name, value in input.workload.log.options
    strings.any_suffix_match(name, endings)
    startswith(value, "/")
    finding := {
        "path": "log.options",
        "value": name,
        "message": sprintf("makes the daemon open %s of the host for its log (%s)", [value, name]),
    }
}
