package bulkhead.elevations.host_sys_test

import data.bulkhead.elevations.host_sys
import data.bulkhead.lib.testing

test_sys if {
    asked := testing.mounts([testing.bind("/sys")])
    want := {"mounts.0: mounts /sys of the host at /h, writable"}
    testing.says(host_sys.found) == want with input as asked
}

test_read_only if {
    asked := testing.mounts([testing.bind_read_only("/sys")])
    want := {"mounts.0: mounts /sys of the host at /h, read-only"}
    testing.says(host_sys.found) == want with input as asked
}

test_devices if {
    asked := testing.mounts([testing.bind("/sys/class/net")])
    want := {"mounts.0: mounts /sys/class/net of the host at /h, writable"}
    testing.says(host_sys.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_sys.found) == 0 with input as asked
}

test_none_for_control_groups if {
    asked := testing.mounts([testing.bind("/sys/fs/cgroup")])
    count(host_sys.found) == 0 with input as asked
}
