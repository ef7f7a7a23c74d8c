package bulkhead.elevations.container_network_test

import data.bulkhead.elevations.container_network
import data.bulkhead.lib.testing

test_other if {
    asked := testing.joins("net", testing.other("a", {}))
    want := {"namespaces.net: shares the network of container:a"}
    testing.says(container_network.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(container_network.found) == 0 with input as asked
}
