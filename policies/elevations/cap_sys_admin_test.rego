package bulkhead.elevations.cap_sys_admin_test

import data.bulkhead.elevations.cap_sys_admin
import data.bulkhead.lib.testing

test_added if {
    asked := testing.adds("SYS_ADMIN")
    want := {"capabilities.add: adds the capability SYS_ADMIN"}
    testing.says(cap_sys_admin.found) == want with input as asked
}

test_added_after_all_were_dropped if {
    asked := testing.has_only("SYS_ADMIN")
    want := {"capabilities.add: adds the capability SYS_ADMIN"}
    testing.says(cap_sys_admin.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(cap_sys_admin.found) == 0 with input as asked
}

test_none_beside_cap_all if {
    asked := testing.has_all_but_net_raw
    count(cap_sys_admin.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.privileged
    count(cap_sys_admin.found) == 0 with input as asked
}
