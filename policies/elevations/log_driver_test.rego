package bulkhead.elevations.log_driver_test

import data.bulkhead.elevations.log_driver
import data.bulkhead.lib.testing

test_fluentd if {
    asked := testing.container({"log": {"driver": "fluentd"}})
    want := {"log.driver: uses the log driver fluentd"}
    testing.says(log_driver.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(log_driver.found) == 0 with input as asked
}

test_none_for_files if {
    asked := testing.container({"log": {"driver": "local"}})
    count(log_driver.found) == 0 with input as asked
}
