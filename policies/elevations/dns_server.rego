# METADATA
# scope: package
# title: Another name server is asked
# description: >-
#   The container asks a server that the request names, past the operator's: it finds names that are hidden from it,
#   and the server learns what it asks for.
# custom:
#   id: BH1707
#   name: dns-server
#   severity: low
#   group: network
#   reads: ["names"]
#   instead:
#     docker: "leave out `--dns`"
#     compose: "leave out `dns`"
#     kubernetes: "`dnsPolicy: ClusterFirst`"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.dns_server

found contains finding if {
    some i
    server := input.workload.dns.servers[i]
    finding := {
        "path": sprintf("dns.servers.%d", [i]),
        "value": server,
        "message": sprintf("asks the name server %s", [server]),
    }
}
