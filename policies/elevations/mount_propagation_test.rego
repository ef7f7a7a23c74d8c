package bulkhead.elevations.mount_propagation_test

import data.bulkhead.elevations.mount_propagation
import data.bulkhead.lib.testing

test_rshared if {
    asked := testing.mounts([testing.bind_to("/srv/x", "/srv/x", "directory", {"propagation": "rshared"})])
    want := {"mounts.0.propagation: passes mounts below /h on to the host"}
    testing.says(mount_propagation.found) == want with input as asked
}

test_shared if {
    asked := testing.mounts([testing.bind_to("/srv/x", "/srv/x", "directory", {"propagation": "shared"})])
    want := {"mounts.0.propagation: passes mounts below /h on to the host"}
    testing.says(mount_propagation.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(mount_propagation.found) == 0 with input as asked
}

test_none_for_the_default if {
    asked := testing.mounts([testing.bind("/srv/x")])
    count(mount_propagation.found) == 0 with input as asked
}
