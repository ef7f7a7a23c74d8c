package bulkhead.elevations.host_cgroup_test

import data.bulkhead.elevations.host_cgroup
import data.bulkhead.lib.testing

test_all if {
    asked := testing.mounts([testing.bind("/sys/fs/cgroup")])
    want := {"mounts.0: mounts /sys/fs/cgroup of the host at /h, writable"}
    testing.says(host_cgroup.found) == want with input as asked
}

test_read_only if {
    asked := testing.mounts([testing.bind_read_only("/sys/fs/cgroup")])
    want := {"mounts.0: mounts /sys/fs/cgroup of the host at /h, read-only"}
    testing.says(host_cgroup.found) == want with input as asked
}

test_one if {
    asked := testing.mounts([testing.bind("/sys/fs/cgroup/memory")])
    want := {"mounts.0: mounts /sys/fs/cgroup/memory of the host at /h, writable"}
    testing.says(host_cgroup.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_cgroup.found) == 0 with input as asked
}
