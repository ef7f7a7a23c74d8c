package bulkhead.elevations.oom_kill_disabled_test

import data.bulkhead.elevations.oom_kill_disabled
import data.bulkhead.lib.testing

test_disabled if {
    asked := testing.container({"limits": {"oom_kill_disable": true}})
    want := {"limits.oom_kill_disable: is not ended when memory runs out"}
    testing.says(oom_kill_disabled.found) == want with input as asked
}

test_by_an_update if {
    asked := testing.of("container.update", {"limits": {"oom_kill_disable": true}})
    want := {"limits.oom_kill_disable: is not ended when memory runs out"}
    testing.says(oom_kill_disabled.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(oom_kill_disabled.found) == 0 with input as asked
}
