package bulkhead.elevations.cap_linux_immutable_test

import data.bulkhead.elevations.cap_linux_immutable
import data.bulkhead.lib.testing

test_added if {
    asked := testing.adds("LINUX_IMMUTABLE")
    want := {"capabilities.add: adds the capability LINUX_IMMUTABLE"}
    testing.says(cap_linux_immutable.found) == want with input as asked
}

test_added_after_all_were_dropped if {
    asked := testing.has_only("LINUX_IMMUTABLE")
    want := {"capabilities.add: adds the capability LINUX_IMMUTABLE"}
    testing.says(cap_linux_immutable.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(cap_linux_immutable.found) == 0 with input as asked
}

test_none_beside_cap_all if {
    asked := testing.has_all_but_net_raw
    count(cap_linux_immutable.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.privileged
    count(cap_linux_immutable.found) == 0 with input as asked
}
