package bulkhead.elevations.host_gateway_test

import data.bulkhead.elevations.host_gateway
import data.bulkhead.lib.testing

test_gateway if {
    asked := testing.container({"extra_hosts": ["host.docker.internal:host-gateway"]})
    want := {"extra_hosts.0: adds a name of its own: host.docker.internal:host-gateway"}
    testing.says(host_gateway.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_gateway.found) == 0 with input as asked
}
