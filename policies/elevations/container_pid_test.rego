package bulkhead.elevations.container_pid_test

import data.bulkhead.elevations.container_pid
import data.bulkhead.lib.testing

test_other if {
    asked := testing.joins("pid", testing.other("a", {}))
    want := {"namespaces.pid: shares the processes of container:a"}
    testing.says(container_pid.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(container_pid.found) == 0 with input as asked
}
