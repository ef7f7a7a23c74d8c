package bulkhead.elevations.umask_test

import data.bulkhead.elevations.umask
import data.bulkhead.lib.testing

test_zero if {
    asked := testing.container({"umask": 0})
    want := {"umask: makes files that everyone may write (umask)"}
    testing.says(umask.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(umask.found) == 0 with input as asked
}

test_none_for_the_usual if {
    asked := testing.container({"umask": 18})
    count(umask.found) == 0 with input as asked
}
