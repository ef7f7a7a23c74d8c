package bulkhead.elevations.unknown_call_test

import data.bulkhead.elevations.unknown_call
import data.bulkhead.lib.testing

test_unknown if {
    asked := testing.call("unknown", {})
    want := {"request.route: is a call that is not known, so it may do anything"}
    testing.says(unknown_call.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(unknown_call.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(unknown_call.found) == 0 with input as asked
}
