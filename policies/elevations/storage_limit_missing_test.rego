package bulkhead.elevations.storage_limit_missing_test

import data.bulkhead.elevations.storage_limit_missing
import data.bulkhead.lib.testing

test_missing if {
    asked := testing.container({})
    want := {"storage_options.size: has no limit for the disk"}
    testing.says(storage_limit_missing.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(storage_limit_missing.found) == 0 with input as asked
}

test_none_for_an_update if {
    asked := testing.of("container.update", {})
    count(storage_limit_missing.found) == 0 with input as asked
}
