package bulkhead.elevations.host_shared_memory_test

import data.bulkhead.elevations.host_shared_memory
import data.bulkhead.lib.testing

test_shm if {
    asked := testing.mounts([testing.bind("/dev/shm")])
    want := {"mounts.0: mounts /dev/shm of the host at /h, writable"}
    testing.says(host_shared_memory.found) == want with input as asked
}

test_read_only if {
    asked := testing.mounts([testing.bind_read_only("/dev/shm")])
    want := {"mounts.0: mounts /dev/shm of the host at /h, read-only"}
    testing.says(host_shared_memory.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_shared_memory.found) == 0 with input as asked
}
