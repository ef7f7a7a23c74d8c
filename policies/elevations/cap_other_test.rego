package bulkhead.elevations.cap_other_test

import data.bulkhead.elevations.cap_other
import data.bulkhead.lib.testing

test_rare if {
    asked := testing.container({"capabilities": {"add": ["LEASE"], "effective": ["LEASE"]}})
    want := {"capabilities.add: adds the capability LEASE"}
    testing.says(cap_other.found) == want with input as asked
}

test_unheard_of if {
    asked := testing.container({"capabilities": {"add": ["NEW_THING"], "effective": ["NEW_THING"]}})
    want := {"capabilities.add: adds the capability NEW_THING"}
    testing.says(cap_other.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(cap_other.found) == 0 with input as asked
}

test_none_for_one_with_a_name_of_its_own if {
    asked := testing.container({"capabilities": {"add": ["SYS_ADMIN"], "effective": ["SYS_ADMIN"]}})
    count(cap_other.found) == 0 with input as asked
}

test_none_for_a_default_one if {
    asked := testing.container({"capabilities": {"drop": ["ALL"], "add": ["CHOWN"], "effective": ["CHOWN"]}})
    count(cap_other.found) == 0 with input as asked
}
