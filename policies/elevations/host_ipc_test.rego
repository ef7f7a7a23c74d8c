package bulkhead.elevations.host_ipc_test

import data.bulkhead.elevations.host_ipc
import data.bulkhead.lib.testing

test_host if {
    asked := testing.container({"namespaces": {"ipc": testing.host_namespace}})
    want := {"namespaces.ipc: shares the host's shared memory"}
    testing.says(host_ipc.found) == want with input as asked
}

test_through_another_container if {
    asked := testing.container({
        "namespaces": {"ipc": {"mode": "container", "value": "container:a", "resolved": "host"}},
    })
    want := {"namespaces.ipc: shares the host's shared memory by way of container:a"}
    testing.says(host_ipc.found) == want with input as asked
}

test_unknown if {
    asked := testing.container({
        "namespaces": {"ipc": {"mode": "container", "value": "container:a", "resolved": "unknown"}},
    })
    want := {"namespaces.ipc: shares the shared memory of container:a, which may be the host's"}
    testing.says(host_ipc.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_ipc.found) == 0 with input as asked
}

test_none_for_a_private_one_of_another if {
    asked := testing.container({
        "namespaces": {"ipc": {"mode": "container", "value": "container:a", "resolved": "private"}},
    })
    count(host_ipc.found) == 0 with input as asked
}
