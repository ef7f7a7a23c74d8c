package bulkhead.elevations.swap_unlimited_test

import data.bulkhead.elevations.swap_unlimited
import data.bulkhead.lib.testing

test_unlimited if {
    asked := testing.container({"limits": {"memory_swap": -1}})
    want := {"limits.memory_swap: may swap without limit"}
    testing.says(swap_unlimited.found) == want with input as asked
}

test_by_an_update if {
    asked := testing.of("container.update", {"limits": {"memory_swap": -1}})
    want := {"limits.memory_swap: may swap without limit"}
    testing.says(swap_unlimited.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(swap_unlimited.found) == 0 with input as asked
}
