package bulkhead.elevations.cap_all_test

import data.bulkhead.elevations.cap_all
import data.bulkhead.lib.testing

test_all if {
    asked := testing.container({"capabilities": {"add": ["ALL"], "all": true}})
    want := {"capabilities.add: adds every capability"}
    testing.says(cap_all.found) == want with input as asked
}

test_all_but_one if {
    asked := testing.container({"capabilities": {"add": ["ALL"], "drop": ["NET_RAW"]}})
    want := {"capabilities.add: adds every capability"}
    testing.says(cap_all.found) == want with input as asked
}

test_one_by_one if {
    asked := testing.container({"capabilities": {"all": true}})
    want := {"capabilities.add: adds every capability"}
    testing.says(cap_all.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(cap_all.found) == 0 with input as asked
}

test_none_when_all_are_dropped if {
    asked := testing.container({"capabilities": {"drop": ["ALL"], "effective": []}})
    count(cap_all.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.container({"privileged": true, "capabilities": {"all": true}})
    count(cap_all.found) == 0 with input as asked
}

test_none_beside_a_privileged_exec if {
    asked := testing.exec({"privileged": true}, {"privileged": true, "capabilities": {"all": true}})
    count(cap_all.found) == 0 with input as asked
}
