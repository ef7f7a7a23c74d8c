package bulkhead.elevations.exec_privileged_test

import data.bulkhead.elevations.exec_privileged
import data.bulkhead.lib.testing

test_privileged_exec if {
    asked := testing.exec({"privileged": true}, {"privileged": true})
    want := {"exec.privileged: starts a privileged process"}
    testing.says(exec_privileged.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(exec_privileged.found) == 0 with input as asked
}

test_none_for_a_plain_exec if {
    asked := testing.exec({}, {})
    count(exec_privileged.found) == 0 with input as asked
}

test_none_for_an_exec_in_a_privileged_container if {
    asked := testing.exec({}, {"privileged": true})
    count(exec_privileged.found) == 0 with input as asked
}
