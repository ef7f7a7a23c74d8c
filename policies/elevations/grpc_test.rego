package bulkhead.elevations.grpc_test

import data.bulkhead.elevations.grpc
import data.bulkhead.lib.testing

test_grpc if {
    asked := testing.call("grpc", {})
    want := {"request.route: opens BuildKit's own interface, which cannot be seen"}
    testing.says(grpc.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(grpc.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(grpc.found) == 0 with input as asked
}
