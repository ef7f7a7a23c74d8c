package bulkhead.elevations.container_rename_test

import data.bulkhead.elevations.container_rename
import data.bulkhead.lib.testing

test_container_rename if {
    asked := testing.call("container.rename", {})
    want := {"request.route: gives a container another name"}
    testing.says(container_rename.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(container_rename.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(container_rename.found) == 0 with input as asked
}
