# METADATA
# scope: package
# title: The host is reached by name
# description: >-
#   A line in /etc/hosts points to the host or to another address: the container finds services of the host that
#   only listen inside, or takes one name for another.
# custom:
#   id: BH1706
#   name: host-gateway
#   severity: low
#   group: network
#   reads: ["names"]
#   instead:
#     docker: "leave out `--add-host NAME:host-gateway`"
#     compose: "leave out `extra_hosts`"
#     kubernetes: "leave out `hostAliases`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.host_gateway

found contains finding if {
    some i
    line := input.workload.extra_hosts[i]
    finding := {
        "path": sprintf("extra_hosts.%d", [i]),
        "value": line,
        "message": sprintf("adds a name of its own: %s", [line]),
    }
}
