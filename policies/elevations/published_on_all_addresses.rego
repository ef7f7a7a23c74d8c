# METADATA
# scope: package
# title: A port is published on every address
# description: >-
#   The port is open on every network of the host, the Internet side included; Docker's own rules let it past most
#   firewalls.
# custom:
#   id: BH1702
#   name: published-on-all-addresses
#   severity: medium
#   group: network
#   reads: ["ports"]
#   instead:
#     docker: "`--publish 127.0.0.1:8080:80`"
#     compose: "`ports: [\"127.0.0.1:8080:80\"]`"
#     kubernetes: "no `hostPort`; a Service of type ClusterIP"
#   references:
#     cis: {"1.2.0": "5.13", "1.3.1": "5.13", "1.4.0": "5.13", "1.5.0": "5.13", "1.6.0": "5.14"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/network/port-publishing/
package bulkhead.elevations.published_on_all_addresses

found contains finding if {
    some i
    port := input.workload.ports[i]
    port.all_interfaces
    finding := {
        "path": sprintf("ports.%d", [i]),
        "value": port.container_port,
        "message": sprintf("publishes port %v on every address of the host", [port.container_port]),
    }
}
