# METADATA
# scope: package
# title: The host's name is shared
# description: >-
#   The container sees the host's name and, with CAP_SYS_ADMIN, changes it, on which logs, certificates and clusters
#   rely.
# custom:
#   id: BH1204
#   name: host-uts
#   severity: medium
#   group: namespaces
#   reads: ["namespaces"]
#   instead:
#     docker: "leave out `--uts host`; `--hostname NAME`"
#     compose: "leave out `uts: host`; `hostname: NAME`"
#     kubernetes: "`hostname: NAME`"
#   references:
#     cis: {"1.2.0": "5.20", "1.3.1": "5.20", "1.4.0": "5.20", "1.5.0": "5.20", "1.6.0": "5.21"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/reference/cli/docker/container/run/
package bulkhead.elevations.host_uts

found contains finding if {
    input.workload.namespaces.uts.resolved == "host"
    finding := {"path": "namespaces.uts", "value": "host", "message": "shares the host's name (UTS namespace)"}
}
