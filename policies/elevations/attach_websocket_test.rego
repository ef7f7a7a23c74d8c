package bulkhead.elevations.attach_websocket_test

import data.bulkhead.elevations.attach_websocket
import data.bulkhead.lib.testing

test_container_attach_websocket if {
    asked := testing.call("container.attach.websocket", {})
    want := {"request.route: may type into the container's first process"}
    testing.says(attach_websocket.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(attach_websocket.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(attach_websocket.found) == 0 with input as asked
}
