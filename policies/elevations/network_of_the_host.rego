# METADATA
# scope: package
# title: A network on an interface of the host
# description: >-
#   A macvlan or ipvlan network puts containers straight onto the network that the host is in, with addresses of
#   their own: past the host's firewall, beside its neighbours, whose traffic they can forge. A bridge by name takes
#   over one that the host has.
# custom:
#   id: BH1710
#   name: network-of-the-host
#   severity: high
#   group: network
#   reads: ["network_plan", "networks"]
#   instead:
#     docker: "`docker network create NAME` (a bridge of its own)"
#     compose: "`networks: {NAME: {}}`"
#     kubernetes: "a network plugin that the operator set up"
#   references:
#     cis: {}
#     pss: null
#     cve: []
#     falco: []
#     docs:
#       - https://docs.docker.com/engine/network/drivers/macvlan/
package bulkhead.elevations.network_of_the_host

found contains finding if {
    network := input.request.operation.network
    network.driver in {"macvlan", "ipvlan"}
    finding := {
        "path": "operation.network.driver",
        "value": network.driver,
        "message": sprintf("makes a network of the kind %s%s", [network.driver, parent(network)]),
    }
}

found contains finding if {
    bridge := input.request.operation.network.options["com.docker.network.bridge.name"]
    finding := {
        "path": "operation.network.options",
        "value": bridge,
        "message": sprintf("makes a network of the host's bridge %s", [bridge]),
    }
}

# A network that is there already, where the daemon told its driver.
found contains finding if {
    some i
    network := input.workload.networks[i]
    network.driver in {"macvlan", "ipvlan"}
    finding := {
        "path": sprintf("networks.%d", [i]),
        "value": network.name,
        "message": sprintf("joins %s, a network of the kind %s", [network.name, network.driver]),
    }
}

parent(network) := sprintf(" on the host's interface %s", [network.parent]) if network.parent != null

else := ""
