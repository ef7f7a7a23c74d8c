package bulkhead.elevations.network_gateway_test

import data.bulkhead.elevations.network_gateway
import data.bulkhead.lib.testing

test_unprotected if {
    asked := testing.call("network.create", {
        "network": {"options": {"com.docker.network.bridge.gateway_mode_ipv4": "nat-unprotected"}},
    })
    want := {
        "operation.network.options: sets the network's com.docker.network.bridge.gateway_mode_ipv4 to nat-unprotected",
    }
    testing.says(network_gateway.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(network_gateway.found) == 0 with input as asked
}

test_none_for_a_size if {
    asked := testing.call("network.create", {"network": {"options": {"com.docker.network.driver.mtu": "1400"}}})
    count(network_gateway.found) == 0 with input as asked
}
