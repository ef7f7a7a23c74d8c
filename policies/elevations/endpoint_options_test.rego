package bulkhead.elevations.endpoint_options_test

import data.bulkhead.elevations.endpoint_options
import data.bulkhead.lib.testing

test_create if {
    asked := testing.container({
        "networks": [testing.network({"options": {"com.docker.network.endpoint.sysctls": "net.ipv4.x=1"}})],
    })
    want := {
        "networks.0.options: sets the network's option com.docker.network.endpoint.sysctls to net.ipv4.x=1",
    }
    testing.says(endpoint_options.found) == want with input as asked
}

test_connect if {
    asked := testing.call("network.connect", {"network": {"endpoint": testing.network({"options": {"a": "b"}})}})
    want := {"operation.network.endpoint.options: sets the network's option a to b"}
    testing.says(endpoint_options.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(endpoint_options.found) == 0 with input as asked
}

test_none_without_options if {
    asked := testing.container({"networks": [testing.network({})]})
    count(endpoint_options.found) == 0 with input as asked
}
