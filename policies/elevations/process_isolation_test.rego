package bulkhead.elevations.process_isolation_test

import data.bulkhead.elevations.process_isolation
import data.bulkhead.lib.testing

test_process if {
    asked := testing.container({"isolation": "process"})
    want := {"isolation: shares the kernel of the Windows host"}
    testing.says(process_isolation.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(process_isolation.found) == 0 with input as asked
}

test_none_for_hyperv if {
    asked := testing.container({"isolation": "hyperv"})
    count(process_isolation.found) == 0 with input as asked
}
