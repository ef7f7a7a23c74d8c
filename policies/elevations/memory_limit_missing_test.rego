package bulkhead.elevations.memory_limit_missing_test

import data.bulkhead.elevations.memory_limit_missing
import data.bulkhead.lib.testing

test_missing if {
    asked := testing.container({})
    want := {"limits.memory: has no limit for memory"}
    testing.says(memory_limit_missing.found) == want with input as asked
}

test_missing_in_a_service if {
    asked := testing.service({})
    want := {"limits.memory: has no limit for memory"}
    testing.says(memory_limit_missing.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(memory_limit_missing.found) == 0 with input as asked
}

test_none_for_an_update if {
    asked := testing.of("container.update", {})
    count(memory_limit_missing.found) == 0 with input as asked
}
