package bulkhead.elevations.swarm_unlock_test

import data.bulkhead.elevations.swarm_unlock
import data.bulkhead.lib.testing

test_swarm_unlock if {
    asked := testing.call("swarm.unlock", {})
    want := {"request.route: unlocks the swarm's manager"}
    testing.says(swarm_unlock.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(swarm_unlock.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(swarm_unlock.found) == 0 with input as asked
}
