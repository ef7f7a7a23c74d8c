package bulkhead.elevations.host_tmp_test

import data.bulkhead.elevations.host_tmp
import data.bulkhead.lib.testing

test_tmp if {
    asked := testing.mounts([testing.bind("/tmp")])
    want := {"mounts.0: mounts /tmp of the host at /h, writable"}
    testing.says(host_tmp.found) == want with input as asked
}

test_below if {
    asked := testing.mounts([testing.bind("/tmp/.X11-unix")])
    want := {"mounts.0: mounts /tmp/.X11-unix of the host at /h, writable"}
    testing.says(host_tmp.found) == want with input as asked
}

test_var_tmp if {
    asked := testing.mounts([testing.bind("/var/tmp")])
    want := {"mounts.0: mounts /var/tmp of the host at /h, writable"}
    testing.says(host_tmp.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_tmp.found) == 0 with input as asked
}

test_none_if_it_can_only_be_read if {
    asked := testing.mounts([testing.bind_read_only("/tmp")])
    count(host_tmp.found) == 0 with input as asked
}
