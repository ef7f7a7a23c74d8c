package bulkhead.elevations.tmpfs_options_test

import data.bulkhead.elevations.tmpfs_options
import data.bulkhead.lib.testing

test_exec if {
    asked := testing.mounts([testing.mount({"type": "tmpfs", "target": "/t", "options": ["rw", "exec"]})])
    want := {"mounts.0.options: mounts a tmpfs at /t with the option exec"}
    testing.says(tmpfs_options.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(tmpfs_options.found) == 0 with input as asked
}

test_none_for_a_size if {
    asked := testing.mounts([testing.mount({"type": "tmpfs", "options": ["size=64m"]})])
    count(tmpfs_options.found) == 0 with input as asked
}
