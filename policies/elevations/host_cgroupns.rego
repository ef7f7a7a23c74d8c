# METADATA
# scope: package
# title: The host's control groups are shared
# description: >-
#   The container sees where it stands in the host's tree of control groups, and the groups beside it. Together with
#   a writable mount of them it changes the limits of others, or escapes by a release agent.
# custom:
#   id: BH1206
#   name: host-cgroupns
#   severity: medium
#   group: namespaces
#   reads: ["namespaces"]
#   instead:
#     docker: "leave out `--cgroupns host`"
#     compose: "leave out `cgroup: host`"
#     kubernetes: "Kubernetes has no such field; the runtime's default is private"
#   references:
#     cis: {"1.2.0": "5.24", "1.3.1": "5.24", "1.4.0": "5.24", "1.5.0": "5.24", "1.6.0": "5.25"}
#     pss: null
#     cve: ["CVE-2022-0492"]
#     falco: []
#     docs: []
package bulkhead.elevations.host_cgroupns

# Only where it is asked for: a daemon with control groups of version 1 writes "host" into every container.
found contains finding if {
    input.workload.kind == "container.create"
    input.workload.namespaces.cgroup.value == "host"
    finding := {
        "path": "namespaces.cgroup",
        "value": "host",
        "message": "shares the host's control group namespace",
    }
}
