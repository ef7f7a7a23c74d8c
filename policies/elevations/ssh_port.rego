# METADATA
# scope: package
# title: SSH is published
# description: >-
#   A login service in a container is one more door with keys and passwords of its own, where `docker exec` is
#   already guarded.
# custom:
#   id: BH1705
#   name: ssh-port
#   severity: low
#   group: network
#   reads: ["ports"]
#   instead:
#     docker: "`docker exec -it NAME sh`"
#     compose: "`docker compose exec NAME sh`"
#     kubernetes: "`kubectl exec -it NAME -- sh`"
#   references:
#     cis: {"1.2.0": "5.6", "1.3.1": "5.6", "1.4.0": "5.6", "1.5.0": "5.6", "1.6.0": "5.7"}
#     pss: null
#     cve: []
#     falco: []
#     docs: []
package bulkhead.elevations.ssh_port

found contains finding if {
    some i
    port := input.workload.ports[i]
    port.container_port == 22
    finding := {"path": sprintf("ports.%d", [i]), "value": 22, "message": "publishes SSH (port 22)"}
}
