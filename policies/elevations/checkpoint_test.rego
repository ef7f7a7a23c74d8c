package bulkhead.elevations.checkpoint_test

import data.bulkhead.elevations.checkpoint
import data.bulkhead.lib.testing

test_checkpoint_create if {
    asked := testing.call("checkpoint.create", {})
    want := {"request.route: writes the container's memory to files"}
    testing.says(checkpoint.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(checkpoint.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(checkpoint.found) == 0 with input as asked
}
