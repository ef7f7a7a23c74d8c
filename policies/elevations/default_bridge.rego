# METADATA
# scope: package
# title: The default bridge network is used
# description: >-
#   All containers that name no network share one, with addresses that each can reach and forge: whoever takes one
#   over speaks to all others.
# custom:
#   id: BH1701
#   name: default-bridge
#   severity: low
#   group: network
#   reads: ["processes"]
#   instead:
#     docker: "`docker network create NAME`, `--network NAME`"
#     compose: "`networks: [NAME]` (Compose makes one)"
#     kubernetes: "a NetworkPolicy"
#   references:
#     cis: {"1.2.0": "5.29", "1.3.1": "5.29", "1.4.0": "5.29", "1.5.0": "5.29", "1.6.0": "5.30"}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/network/drivers/bridge/
package bulkhead.elevations.default_bridge

import data.bulkhead.lib.workload

found contains finding if {
    workload.runs
    input.workload.namespaces.net.mode == "bridge"
    not input.workload.network_disabled
    finding := {
        "path": "namespaces.net",
        "value": input.workload.namespaces.net.value,
        "message": "shares the default bridge network with all others",
    }
}
