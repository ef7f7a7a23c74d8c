package bulkhead.elevations.exec_root_test

import data.bulkhead.elevations.exec_root
import data.bulkhead.lib.testing

test_root if {
    asked := testing.exec({"user": "root"}, {"user": {"text": "root", "uid": 0, "is_root": true}})
    want := {"exec.user: starts a process as root"}
    testing.says(exec_root.found) == want with input as asked
}

test_number if {
    asked := testing.exec({"user": "00:00"}, {"user": {"text": "00:00", "uid": 0, "gid": 0, "is_root": true}})
    want := {"exec.user: starts a process as 00:00"}
    testing.says(exec_root.found) == want with input as asked
}

test_group if {
    asked := testing.exec({"user": "1000:0"}, {"user": {"text": "1000:0", "uid": 1000, "gid": 0, "is_root": false}})
    want := {"exec.user: starts a process with root's group, as 1000:0"}
    testing.says(exec_root.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(exec_root.found) == 0 with input as asked
}

test_none_without_a_user if {
    asked := testing.exec({}, {})
    count(exec_root.found) == 0 with input as asked
}

test_none_for_another if {
    asked := testing.exec({"user": "1000"}, {"user": {"text": "1000", "uid": 1000, "is_root": false}})
    count(exec_root.found) == 0 with input as asked
}
