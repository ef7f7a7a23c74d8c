package bulkhead.elevations.storage_options_test

import data.bulkhead.elevations.storage_options
import data.bulkhead.lib.testing

test_other_option if {
    asked := testing.container({"storage_options": {"dm.basesize": "10G"}})
    want := {"storage_options: sets the storage driver's option dm.basesize"}
    testing.says(storage_options.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(storage_options.found) == 0 with input as asked
}

test_none_for_the_size if {
    asked := testing.container({"storage_options": {"size": "10G"}})
    count(storage_options.found) == 0 with input as asked
}
