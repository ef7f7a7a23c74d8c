package bulkhead.elevations.cap_dac_read_search_test

import data.bulkhead.elevations.cap_dac_read_search
import data.bulkhead.lib.testing

test_added if {
    asked := testing.adds("DAC_READ_SEARCH")
    want := {"capabilities.add: adds the capability DAC_READ_SEARCH"}
    testing.says(cap_dac_read_search.found) == want with input as asked
}

test_added_after_all_were_dropped if {
    asked := testing.has_only("DAC_READ_SEARCH")
    want := {"capabilities.add: adds the capability DAC_READ_SEARCH"}
    testing.says(cap_dac_read_search.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(cap_dac_read_search.found) == 0 with input as asked
}

test_none_beside_cap_all if {
    asked := testing.has_all_but_net_raw
    count(cap_dac_read_search.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.privileged
    count(cap_dac_read_search.found) == 0 with input as asked
}
