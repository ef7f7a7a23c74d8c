package bulkhead.elevations.network_driver_test

import data.bulkhead.elevations.network_driver
import data.bulkhead.lib.testing

test_plugin if {
    asked := testing.call("network.create", {"network": {"driver": "weave"}})
    want := {"operation.network.driver: makes a network of the driver weave"}
    testing.says(network_driver.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(network_driver.found) == 0 with input as asked
}

test_none_for_a_bridge if {
    asked := testing.call("network.create", {"network": {"driver": "bridge"}})
    count(network_driver.found) == 0 with input as asked
}

test_none_without_one if {
    asked := testing.call("network.create", {"network": {"driver": null}})
    count(network_driver.found) == 0 with input as asked
}
