package bulkhead.elevations.ulimit_unlimited_test

import data.bulkhead.elevations.ulimit_unlimited
import data.bulkhead.lib.testing

test_memlock if {
    asked := testing.container({"limits": {"ulimits": [{"name": "memlock", "soft": -1, "hard": -1}]}})
    want := {"limits.ulimits.0: lifts the limit memlock"}
    testing.says(ulimit_unlimited.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(ulimit_unlimited.found) == 0 with input as asked
}

test_none_for_a_number if {
    asked := testing.container({"limits": {"ulimits": [{"name": "nofile", "soft": 1, "hard": 2}]}})
    count(ulimit_unlimited.found) == 0 with input as asked
}
