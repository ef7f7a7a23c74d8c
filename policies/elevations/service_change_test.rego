package bulkhead.elevations.service_change_test

import data.bulkhead.elevations.service_change
import data.bulkhead.lib.testing

test_service_create if {
    asked := testing.call("service.create", {})
    want := {"request.route: runs containers on the nodes of the swarm"}
    testing.says(service_change.found) == want with input as asked
}

test_service_update if {
    asked := testing.call("service.update", {})
    want := {"request.route: runs containers on the nodes of the swarm"}
    testing.says(service_change.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(service_change.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(service_change.found) == 0 with input as asked
}
