# METADATA
# scope: package
# title: A network without the host's protection
# description: >-
#   Options of the bridge turn off the translation of addresses or the filter in front of the containers: all of
#   their ports, not only those that are published, are reached from outside.
# custom:
#   id: BH1712
#   name: network-gateway
#   severity: medium
#   group: network
#   reads: ["network_plan"]
#   instead:
#     docker: >-
#       leave out `--opt com.docker.network.bridge.gateway_mode…`, `enable_ip_masquerade` and `host_binding_ipv4`
#     compose: "leave out these `driver_opts`"
#     kubernetes: "a NetworkPolicy"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/network/packet-filtering-firewalls/
package bulkhead.elevations.network_gateway

options := {
    "com.docker.network.bridge.enable_ip_masquerade",
    "com.docker.network.bridge.gateway_mode_ipv4",
    "com.docker.network.bridge.gateway_mode_ipv6",
    "com.docker.network.bridge.host_binding_ipv4",
    "com.docker.network.bridge.trusted_host_interfaces",
}

found contains finding if {
    some name, value in input.request.operation.network.options
    name in options
    finding := {
        "path": "operation.network.options",
        "value": name,
        "message": sprintf("sets the network's %s to %s", [name, value]),
    }
}
