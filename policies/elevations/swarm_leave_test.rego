package bulkhead.elevations.swarm_leave_test

import data.bulkhead.elevations.swarm_leave
import data.bulkhead.lib.testing

test_swarm_leave if {
    asked := testing.call("swarm.leave", {})
    want := {"request.route: takes the host out of the swarm"}
    testing.says(swarm_leave.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(swarm_leave.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(swarm_leave.found) == 0 with input as asked
}
