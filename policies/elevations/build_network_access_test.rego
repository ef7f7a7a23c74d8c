package bulkhead.elevations.build_network_access_test

import data.bulkhead.elevations.build_network_access
import data.bulkhead.lib.testing

test_build if {
    asked := testing.build({})
    want := {"build: builds an image, which may fetch addresses that only the host reaches (ADD)"}
    testing.says(build_network_access.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(build_network_access.found) == 0 with input as asked
}

test_by_grpc if {
    asked := testing.call("grpc", {})
    want := {"request.route: lets BuildKit fetch addresses that only the host reaches (ADD)"}
    testing.says(build_network_access.found) == want with input as asked
}
