package bulkhead.elevations.log_none_test

import data.bulkhead.elevations.log_none
import data.bulkhead.lib.testing

test_none if {
    asked := testing.container({"log": {"driver": "none"}})
    want := {"log.driver: keeps no output"}
    testing.says(log_none.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(log_none.found) == 0 with input as asked
}
