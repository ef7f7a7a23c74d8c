package bulkhead.elevations.swarm_update_test

import data.bulkhead.elevations.swarm_update
import data.bulkhead.lib.testing

test_swarm_update if {
    asked := testing.call("swarm.update", {})
    want := {"request.route: changes the swarm's settings"}
    testing.says(swarm_update.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(swarm_update.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(swarm_update.found) == 0 with input as asked
}
