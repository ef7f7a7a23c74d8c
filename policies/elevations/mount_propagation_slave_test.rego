package bulkhead.elevations.mount_propagation_slave_test

import data.bulkhead.elevations.mount_propagation_slave
import data.bulkhead.lib.testing

test_rslave if {
    asked := testing.mounts([testing.bind_to("/srv/x", "/srv/x", "directory", {"propagation": "rslave"})])
    want := {"mounts.0.propagation: sees later mounts of the host at /h"}
    testing.says(mount_propagation_slave.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(mount_propagation_slave.found) == 0 with input as asked
}

test_none_for_the_default if {
    asked := testing.mounts([testing.bind("/srv/x")])
    count(mount_propagation_slave.found) == 0 with input as asked
}
