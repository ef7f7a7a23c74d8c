package bulkhead.elevations.network_ingress_test

import data.bulkhead.elevations.network_ingress
import data.bulkhead.lib.testing

test_ingress if {
    asked := testing.call("network.create", {"network": {"ingress": true}})
    want := {"operation.network.ingress: makes the network that carries every published port of the swarm"}
    testing.says(network_ingress.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(network_ingress.found) == 0 with input as asked
}
