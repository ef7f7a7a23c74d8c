package bulkhead.elevations.no_new_privileges_missing_test

import data.bulkhead.elevations.no_new_privileges_missing
import data.bulkhead.lib.testing

test_missing if {
    asked := testing.container({})
    want := {"security.no_new_privileges: may gain privileges through setuid programs"}
    testing.says(no_new_privileges_missing.found) == want with input as asked
}

test_missing_in_a_service if {
    asked := testing.service({})
    want := {"security.no_new_privileges: may gain privileges through setuid programs"}
    testing.says(no_new_privileges_missing.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(no_new_privileges_missing.found) == 0 with input as asked
}

test_none_for_an_update if {
    asked := testing.of("container.update", {})
    count(no_new_privileges_missing.found) == 0 with input as asked
}

test_none_for_a_volume if {
    asked := testing.of("volume.create", {})
    count(no_new_privileges_missing.found) == 0 with input as asked
}
