package bulkhead.elevations.apparmor_unconfined_test

import data.bulkhead.elevations.apparmor_unconfined
import data.bulkhead.lib.testing

test_unconfined if {
    asked := testing.container({"security": {"apparmor": {"mode": "unconfined"}}})
    want := {"security.apparmor.mode: runs without AppArmor"}
    testing.says(apparmor_unconfined.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(apparmor_unconfined.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.container({"privileged": true, "security": {"apparmor": {"mode": "unconfined"}}})
    count(apparmor_unconfined.found) == 0 with input as asked
}
