package bulkhead.elevations.container_cgroup_test

import data.bulkhead.elevations.container_cgroup
import data.bulkhead.lib.testing

test_other if {
    asked := testing.joins("cgroup", testing.other("a", {}))
    want := {"namespaces.cgroup: shares the control group of container:a"}
    testing.says(container_cgroup.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(container_cgroup.found) == 0 with input as asked
}
