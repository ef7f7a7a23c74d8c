package bulkhead.elevations.cap_net_raw_test

import data.bulkhead.elevations.cap_net_raw
import data.bulkhead.lib.testing

test_default if {
    asked := testing.container({})
    want := {"capabilities.drop: keeps the capability NET_RAW"}
    testing.says(cap_net_raw.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(cap_net_raw.found) == 0 with input as asked
}

test_none_when_it_is_dropped if {
    asked := testing.container({"capabilities": {"drop": ["NET_RAW"], "effective": ["CHOWN"]}})
    count(cap_net_raw.found) == 0 with input as asked
}

test_none_beside_cap_all if {
    asked := testing.container({"capabilities": {"add": ["ALL"], "effective": ["NET_RAW"]}})
    count(cap_net_raw.found) == 0 with input as asked
}
