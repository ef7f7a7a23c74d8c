package bulkhead.elevations.cgroup_parent_test

import data.bulkhead.elevations.cgroup_parent
import data.bulkhead.lib.testing

test_slice if {
    asked := testing.container({"cgroup_parent": "/evil.slice"})
    want := {"cgroup_parent: runs below the control group /evil.slice"}
    testing.says(cgroup_parent.found) == want with input as asked
}

test_of_a_build if {
    asked := testing.of("build", {"cgroup_parent": "/"})
    want := {"cgroup_parent: runs below the control group /"}
    testing.says(cgroup_parent.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(cgroup_parent.found) == 0 with input as asked
}
