package bulkhead.elevations.container_ipc_test

import data.bulkhead.elevations.container_ipc
import data.bulkhead.lib.testing

test_other if {
    asked := testing.joins("ipc", testing.other("a", {}))
    want := {"namespaces.ipc: shares the shared memory of container:a"}
    testing.says(container_ipc.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(container_ipc.found) == 0 with input as asked
}
