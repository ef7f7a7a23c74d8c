package bulkhead.elevations.debug_test

import data.bulkhead.elevations.debug
import data.bulkhead.lib.testing

test_debug_vars if {
    asked := testing.call("debug.vars", {})
    want := {"request.route: reads the daemon's memory and variables"}
    testing.says(debug.found) == want with input as asked
}

test_debug_pprof if {
    asked := testing.call("debug.pprof", {})
    want := {"request.route: reads the daemon's memory and variables"}
    testing.says(debug.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(debug.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(debug.found) == 0 with input as asked
}
