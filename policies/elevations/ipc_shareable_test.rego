package bulkhead.elevations.ipc_shareable_test

import data.bulkhead.elevations.ipc_shareable
import data.bulkhead.lib.testing

test_shareable if {
    asked := testing.container({"namespaces": {"ipc": {"mode": "shareable", "value": "shareable"}}})
    want := {"namespaces.ipc: lets others join its shared memory"}
    testing.says(ipc_shareable.found) == want with input as asked
}

test_default_of_an_old_version if {
    asked := testing.container({"namespaces": {"ipc": {"mode": "shareable"}}})
    want := {"namespaces.ipc: lets others join its shared memory"}
    testing.says(ipc_shareable.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(ipc_shareable.found) == 0 with input as asked
}
