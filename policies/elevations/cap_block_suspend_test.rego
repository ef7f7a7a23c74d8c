package bulkhead.elevations.cap_block_suspend_test

import data.bulkhead.elevations.cap_block_suspend
import data.bulkhead.lib.testing

test_added if {
    asked := testing.adds("BLOCK_SUSPEND")
    want := {"capabilities.add: adds the capability BLOCK_SUSPEND"}
    testing.says(cap_block_suspend.found) == want with input as asked
}

test_added_after_all_were_dropped if {
    asked := testing.has_only("BLOCK_SUSPEND")
    want := {"capabilities.add: adds the capability BLOCK_SUSPEND"}
    testing.says(cap_block_suspend.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(cap_block_suspend.found) == 0 with input as asked
}

test_none_beside_cap_all if {
    asked := testing.has_all_but_net_raw
    count(cap_block_suspend.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.privileged
    count(cap_block_suspend.found) == 0 with input as asked
}
