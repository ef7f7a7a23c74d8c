package bulkhead.elevations.pids_limit_missing_test

import data.bulkhead.elevations.pids_limit_missing
import data.bulkhead.lib.testing

test_missing if {
    asked := testing.container({})
    want := {"limits.pids: has no limit for processes"}
    testing.says(pids_limit_missing.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(pids_limit_missing.found) == 0 with input as asked
}

test_none_for_an_update if {
    asked := testing.of("container.update", {})
    count(pids_limit_missing.found) == 0 with input as asked
}
