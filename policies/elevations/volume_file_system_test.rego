package bulkhead.elevations.volume_file_system_test

import data.bulkhead.elevations.volume_file_system
import data.bulkhead.lib.testing

test_proc if {
    asked := testing.mounts([
        testing.mount({"type": "filesystem", "host": true, "driver": "local", "file_system": "proc"}),
    ])
    want := {"mounts.0: mounts the kernel's file system proc"}
    testing.says(volume_file_system.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(volume_file_system.found) == 0 with input as asked
}

test_none_for_tmpfs if {
    asked := testing.mounts([testing.mount({"type": "tmpfs"})])
    count(volume_file_system.found) == 0 with input as asked
}
