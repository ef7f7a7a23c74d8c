package bulkhead.elevations.group_added_test

import data.bulkhead.elevations.group_added
import data.bulkhead.lib.testing

test_docker if {
    asked := testing.container({"user": {"groups": ["docker"]}})
    want := {"user.groups.0: adds the group docker"}
    testing.says(group_added.found) == want with input as asked
}

test_number if {
    asked := testing.container({"user": {"groups": ["0"]}})
    want := {"user.groups.0: adds the group 0"}
    testing.says(group_added.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(group_added.found) == 0 with input as asked
}
