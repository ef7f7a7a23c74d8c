package bulkhead.elevations.lxcfs_test

import data.bulkhead.elevations.lxcfs
import data.bulkhead.lib.testing

test_lxcfs if {
    asked := testing.mounts([testing.bind("/var/lib/lxcfs")])
    want := {"mounts.0: mounts /var/lib/lxcfs of the host at /h, writable"}
    testing.says(lxcfs.found) == want with input as asked
}

test_one_file if {
    asked := testing.mounts([testing.bind_read_only("/var/lib/lxcfs/proc/meminfo")])
    want := {"mounts.0: mounts /var/lib/lxcfs/proc/meminfo of the host at /h, read-only"}
    testing.says(lxcfs.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(lxcfs.found) == 0 with input as asked
}
