package bulkhead.elevations.writable_cgroups_test

import data.bulkhead.elevations.writable_cgroups
import data.bulkhead.lib.testing

test_writable if {
    asked := testing.container({"security": {"writable_cgroups": true}})
    want := {"security.writable_cgroups: may write its control groups"}
    testing.says(writable_cgroups.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(writable_cgroups.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.container({"privileged": true, "security": {"writable_cgroups": true}})
    count(writable_cgroups.found) == 0 with input as asked
}
