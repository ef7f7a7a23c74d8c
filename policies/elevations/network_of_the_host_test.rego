package bulkhead.elevations.network_of_the_host_test

import data.bulkhead.elevations.network_of_the_host
import data.bulkhead.lib.testing

test_macvlan if {
    asked := testing.call("network.create", {
        "network": {"driver": "macvlan", "parent": "eth0", "options": {"parent": "eth0"}},
    })
    want := {"operation.network.driver: makes a network of the kind macvlan on the host's interface eth0"}
    testing.says(network_of_the_host.found) == want with input as asked
}

test_ipvlan if {
    asked := testing.call("network.create", {"network": {"driver": "ipvlan", "parent": null, "options": {}}})
    want := {"operation.network.driver: makes a network of the kind ipvlan"}
    testing.says(network_of_the_host.found) == want with input as asked
}

test_bridge_of_the_host if {
    asked := testing.call("network.create", {
        "network": {"driver": "bridge", "parent": null, "options": {"com.docker.network.bridge.name": "br0"}},
    })
    want := {"operation.network.options: makes a network of the host's bridge br0"}
    testing.says(network_of_the_host.found) == want with input as asked
}

test_joined if {
    asked := testing.container({"networks": [testing.network({"name": "lan", "driver": "macvlan"})]})
    want := {"networks.0: joins lan, a network of the kind macvlan"}
    testing.says(network_of_the_host.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(network_of_the_host.found) == 0 with input as asked
}

test_none_for_a_bridge if {
    asked := testing.call("network.create", {"network": {"driver": "bridge", "parent": null, "options": {}}})
    count(network_of_the_host.found) == 0 with input as asked
}
