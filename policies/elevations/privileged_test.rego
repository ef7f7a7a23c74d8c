package bulkhead.elevations.privileged_test

import data.bulkhead.elevations.privileged
import data.bulkhead.lib.testing

test_privileged if {
    asked := testing.container({"privileged": true})
    want := {"privileged: runs privileged"}
    testing.says(privileged.found) == want with input as asked
}

test_start_of_a_privileged_container if {
    asked := testing.of("container.start", {"privileged": true})
    want := {"privileged: runs privileged"}
    testing.says(privileged.found) == want with input as asked
}

test_exec_in_a_privileged_container if {
    asked := testing.exec({}, {"privileged": true})
    want := {"privileged: runs privileged"}
    testing.says(privileged.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(privileged.found) == 0 with input as asked
}

test_none_for_a_privileged_exec if {
    asked := testing.exec({"privileged": true}, {"privileged": true})
    count(privileged.found) == 0 with input as asked
}
