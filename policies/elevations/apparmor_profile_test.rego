package bulkhead.elevations.apparmor_profile_test

import data.bulkhead.elevations.apparmor_profile
import data.bulkhead.lib.testing

test_other_profile if {
    asked := testing.container({"security": {"apparmor": {"mode": "profile", "name": "open"}}})
    want := {"security.apparmor.name: runs under the AppArmor profile open"}
    testing.says(apparmor_profile.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(apparmor_profile.found) == 0 with input as asked
}
