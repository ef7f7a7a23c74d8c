package bulkhead.elevations.node_update_test

import data.bulkhead.elevations.node_update
import data.bulkhead.lib.testing

test_node_update if {
    asked := testing.call("node.update", {})
    want := {"request.route: changes the role or state of a node"}
    testing.says(node_update.found) == want with input as asked
}

test_node_delete if {
    asked := testing.call("node.delete", {})
    want := {"request.route: changes the role or state of a node"}
    testing.says(node_update.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(node_update.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(node_update.found) == 0 with input as asked
}
