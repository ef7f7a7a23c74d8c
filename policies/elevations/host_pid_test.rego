package bulkhead.elevations.host_pid_test

import data.bulkhead.elevations.host_pid
import data.bulkhead.lib.testing

test_host if {
    asked := testing.container({"namespaces": {"pid": testing.host_namespace}})
    want := {"namespaces.pid: shares the host's processes"}
    testing.says(host_pid.found) == want with input as asked
}

test_through_another_container if {
    asked := testing.container({
        "namespaces": {"pid": {"mode": "container", "value": "container:a", "resolved": "host"}},
    })
    want := {"namespaces.pid: shares the host's processes by way of container:a"}
    testing.says(host_pid.found) == want with input as asked
}

test_unknown if {
    asked := testing.container({
        "namespaces": {"pid": {"mode": "container", "value": "container:a", "resolved": "unknown"}},
    })
    want := {"namespaces.pid: shares the processes of container:a, which may be the host's"}
    testing.says(host_pid.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_pid.found) == 0 with input as asked
}

test_none_for_a_private_one_of_another if {
    asked := testing.container({
        "namespaces": {"pid": {"mode": "container", "value": "container:a", "resolved": "private"}},
    })
    count(host_pid.found) == 0 with input as asked
}
