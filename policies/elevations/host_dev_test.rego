package bulkhead.elevations.host_dev_test

import data.bulkhead.elevations.host_dev
import data.bulkhead.lib.testing

test_dev if {
    asked := testing.mounts([testing.bind("/dev")])
    want := {"mounts.0: mounts /dev of the host at /h, writable"}
    testing.says(host_dev.found) == want with input as asked
}

test_read_only if {
    asked := testing.mounts([testing.bind_read_only("/dev")])
    want := {"mounts.0: mounts /dev of the host at /h, read-only"}
    testing.says(host_dev.found) == want with input as asked
}

test_disk if {
    asked := testing.mounts([testing.bind("/dev/sda")])
    want := {"mounts.0: mounts /dev/sda of the host at /h, writable"}
    testing.says(host_dev.found) == want with input as asked
}

test_terminals if {
    asked := testing.mounts([testing.bind("/dev/pts")])
    want := {"mounts.0: mounts /dev/pts of the host at /h, writable"}
    testing.says(host_dev.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_dev.found) == 0 with input as asked
}

test_none_for_shared_memory if {
    asked := testing.mounts([testing.bind("/dev/shm")])
    count(host_dev.found) == 0 with input as asked
}
