package bulkhead.elevations.swarm_init_test

import data.bulkhead.elevations.swarm_init
import data.bulkhead.lib.testing

test_swarm_init if {
    asked := testing.call("swarm.init", {})
    want := {"request.route: makes the host the manager of a swarm"}
    testing.says(swarm_init.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(swarm_init.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(swarm_init.found) == 0 with input as asked
}
