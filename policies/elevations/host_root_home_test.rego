package bulkhead.elevations.host_root_home_test

import data.bulkhead.elevations.host_root_home
import data.bulkhead.lib.testing

test_root if {
    asked := testing.mounts([testing.bind("/root")])
    want := {"mounts.0: mounts /root of the host at /h, writable"}
    testing.says(host_root_home.found) == want with input as asked
}

test_read_only if {
    asked := testing.mounts([testing.bind_read_only("/root")])
    want := {"mounts.0: mounts /root of the host at /h, read-only"}
    testing.says(host_root_home.found) == want with input as asked
}

test_below if {
    asked := testing.mounts([testing.bind("/root/.config")])
    want := {"mounts.0: mounts /root/.config of the host at /h, writable"}
    testing.says(host_root_home.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_root_home.found) == 0 with input as asked
}

test_none_for_keys_in_it if {
    asked := testing.mounts([testing.bind("/root/.ssh")])
    count(host_root_home.found) == 0 with input as asked
}
