# METADATA
# scope: package
# title: A port below 1024 of the host is taken
# description: >-
#   Clients trust what answers there to be a service of the host's administrator.
# custom:
#   id: BH1704
#   name: privileged-port
#   severity: low
#   group: network
#   reads: ["ports"]
#   instead:
#     docker: "`--publish 127.0.0.1:8080:80`, behind a proxy"
#     compose: "`ports: [\"127.0.0.1:8080:80\"]`"
#     kubernetes: "no `hostPort`; an Ingress"
#   references:
#     cis: {"1.2.0": "5.7", "1.3.1": "5.7", "1.4.0": "5.7", "1.5.0": "5.7", "1.6.0": "5.8"}
#     pss: "baseline"
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/network/port-publishing/
package bulkhead.elevations.privileged_port

found contains finding if {
    some i
    port := input.workload.ports[i]
    port.host_port_first != null
    port.host_port_first < 1024
    port.host_port_first > 0
    finding := {
        "path": sprintf("ports.%d", [i]),
        "value": port.host_port,
        "message": sprintf("takes the host's port %s", [port.host_port]),
    }
}
