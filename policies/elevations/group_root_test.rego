package bulkhead.elevations.group_root_test

import data.bulkhead.elevations.group_root
import data.bulkhead.lib.testing

test_asked if {
    asked := testing.container({"user": {"text": "1000:0", "uid": 1000, "gid": 0, "is_root": false}})
    want := {"user.gid: runs with root's group"}
    testing.says(group_root.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(group_root.found) == 0 with input as asked
}

test_none_for_another if {
    asked := testing.container({"user": {"text": "1000:1000", "uid": 1000, "gid": 1000, "is_root": false}})
    count(group_root.found) == 0 with input as asked
}
