package bulkhead.elevations.open_files_limit_missing_test

import data.bulkhead.elevations.open_files_limit_missing
import data.bulkhead.lib.testing

test_missing if {
    asked := testing.container({})
    want := {"limits.ulimits: has no limit for open files"}
    testing.says(open_files_limit_missing.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(open_files_limit_missing.found) == 0 with input as asked
}

test_none_for_an_update if {
    asked := testing.of("container.update", {})
    count(open_files_limit_missing.found) == 0 with input as asked
}
