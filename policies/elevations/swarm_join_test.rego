package bulkhead.elevations.swarm_join_test

import data.bulkhead.elevations.swarm_join
import data.bulkhead.lib.testing

test_join if {
    asked := testing.call("swarm.join", {"swarm": {"remotes": ["203.0.113.9:2377"]}})
    want := {"operation.swarm.remotes: hands the host to the swarm of 203.0.113.9:2377"}
    testing.says(swarm_join.found) == want with input as asked
}

test_not_named if {
    asked := testing.call("swarm.join", {})
    want := {"operation.swarm.remotes: hands the host to the swarm of managers that are not named"}
    testing.says(swarm_join.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(swarm_join.found) == 0 with input as asked
}

test_none_for_an_init if {
    asked := testing.call("swarm.init", {})
    count(swarm_join.found) == 0 with input as asked
}
