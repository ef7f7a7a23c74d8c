package bulkhead.elevations.cap_wake_alarm_test

import data.bulkhead.elevations.cap_wake_alarm
import data.bulkhead.lib.testing

test_added if {
    asked := testing.adds("WAKE_ALARM")
    want := {"capabilities.add: adds the capability WAKE_ALARM"}
    testing.says(cap_wake_alarm.found) == want with input as asked
}

test_added_after_all_were_dropped if {
    asked := testing.has_only("WAKE_ALARM")
    want := {"capabilities.add: adds the capability WAKE_ALARM"}
    testing.says(cap_wake_alarm.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(cap_wake_alarm.found) == 0 with input as asked
}

test_none_beside_cap_all if {
    asked := testing.has_all_but_net_raw
    count(cap_wake_alarm.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.privileged
    count(cap_wake_alarm.found) == 0 with input as asked
}
