package bulkhead.elevations.cap_net_admin_test

import data.bulkhead.elevations.cap_net_admin
import data.bulkhead.lib.testing

test_added if {
    asked := testing.adds("NET_ADMIN")
    want := {"capabilities.add: adds the capability NET_ADMIN"}
    testing.says(cap_net_admin.found) == want with input as asked
}

test_added_after_all_were_dropped if {
    asked := testing.has_only("NET_ADMIN")
    want := {"capabilities.add: adds the capability NET_ADMIN"}
    testing.says(cap_net_admin.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(cap_net_admin.found) == 0 with input as asked
}

test_none_beside_cap_all if {
    asked := testing.has_all_but_net_raw
    count(cap_net_admin.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.privileged
    count(cap_net_admin.found) == 0 with input as asked
}
