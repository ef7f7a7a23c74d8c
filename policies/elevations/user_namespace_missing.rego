# METADATA
# scope: package
# title: Root in the container is root on the host
# description: >-
#   The daemon does not map users: uid 0 in the container is uid 0 outside. Only capabilities, seccomp and
#   namespaces stand between them; a bug in one of them, or a mounted host directory, is enough.
# custom:
#   id: BH1212
#   name: user-namespace-missing
#   severity: low
#   group: namespaces
#   reads: ["processes"]
#   instead:
#     docker: "the daemon's `userns-remap` (daemon.json), or rootless Docker; `--user 1000:1000` here"
#     compose: "`user: \"1000:1000\"`"
#     kubernetes: "`hostUsers: false`; `securityContext.runAsUser: 1000`"
#   references:
#     cis: {"1.6.0": "2.9"}
#     pss: null
#     cve: ["CVE-2019-5736"]
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/security/userns-remap/
#       - https://docs.docker.com/engine/security/rootless/
package bulkhead.elevations.user_namespace_missing

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.namespaces.user.mode == "default"
    input.workload.namespaces.user.resolved != "private"
    input.workload.user.is_root != false
    finding := {
        "path": "namespaces.user",
        "value": null,
        "message": "has the host's user numbers: its root is the host's root",
    }
}
