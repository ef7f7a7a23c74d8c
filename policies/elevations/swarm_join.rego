# METADATA
# scope: package
# title: The host joins a swarm
# description: >-
#   The managers of that swarm may run any container here, with any mount of the host. Whoever names the manager is
#   root on this host.
# custom:
#   id: BH2302
#   name: swarm-join
#   severity: critical
#   group: swarm
#   routes: ["swarm.join"]
#   instead:
#     docker: "leave it to the operator"
#     compose: "leave it to the operator"
#     kubernetes: "leave it to the operator"
#   references:
#     cis: {"1.6.0": "5.1"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/swarm/
package bulkhead.elevations.swarm_join

found contains finding if {
    input.request.route == "swarm.join"
    finding := {
        "path": "operation.swarm.remotes",
        "value": remotes,
        "message": sprintf("hands the host to the swarm of %s", [remotes]),
    }
}

remotes := concat(", ", input.request.operation.swarm.remotes) if count(input.request.operation.swarm.remotes) > 0

else := "managers that are not named"
