package bulkhead.elevations.swarm_keys_test

import data.bulkhead.elevations.swarm_keys
import data.bulkhead.lib.testing

test_swarm_inspect if {
    asked := testing.call("swarm.inspect", {})
    want := {"request.route: reads the swarm's join tokens or unlock key"}
    testing.says(swarm_keys.found) == want with input as asked
}

test_swarm_unlockkey if {
    asked := testing.call("swarm.unlockkey", {})
    want := {"request.route: reads the swarm's join tokens or unlock key"}
    testing.says(swarm_keys.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(swarm_keys.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(swarm_keys.found) == 0 with input as asked
}
