package bulkhead.elevations.limit_lifted_test

import data.bulkhead.elevations.limit_lifted
import data.bulkhead.lib.testing

test_pids if {
    asked := testing.of("container.update", {"limits": {"pids": -1}})
    want := {"limits.pids: lifts the limit for processes"}
    testing.says(limit_lifted.found) == want with input as asked
}

test_pids_by_zero if {
    asked := testing.of("container.update", {"limits": {"pids": 0}})
    want := {"limits.pids: lifts the limit for processes"}
    testing.says(limit_lifted.found) == want with input as asked
}

test_cpu if {
    asked := testing.of("container.update", {"limits": {"cpu_quota": -1}})
    want := {"limits.cpu_quota: lifts the limit for processors"}
    testing.says(limit_lifted.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(limit_lifted.found) == 0 with input as asked
}

test_none_for_a_number if {
    asked := testing.of("container.update", {"limits": {"pids": 100}})
    count(limit_lifted.found) == 0 with input as asked
}

test_none_for_what_does_not_change if {
    asked := testing.of("container.update", {})
    count(limit_lifted.found) == 0 with input as asked
}
