package bulkhead.elevations.config_read_test

import data.bulkhead.elevations.config_read
import data.bulkhead.lib.testing

test_config_inspect if {
    asked := testing.call("config.inspect", {})
    want := {"request.route: reads the content of configs"}
    testing.says(config_read.found) == want with input as asked
}

test_config_list if {
    asked := testing.call("config.list", {})
    want := {"request.route: reads the content of configs"}
    testing.says(config_read.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(config_read.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(config_read.found) == 0 with input as asked
}
