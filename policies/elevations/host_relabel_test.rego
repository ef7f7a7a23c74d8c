package bulkhead.elevations.host_relabel_test

import data.bulkhead.elevations.host_relabel
import data.bulkhead.lib.testing

test_shared if {
    asked := testing.mounts([testing.bind_to("/srv/x", "/srv/x", "directory", {"options": ["rw", "z"]})])
    want := {"mounts.0.options: gives /srv/x of the host a new SELinux label"}
    testing.says(host_relabel.found) == want with input as asked
}

test_private if {
    asked := testing.mounts([testing.bind_to("/srv/x", "/srv/x", "directory", {"options": ["Z"]})])
    want := {"mounts.0.options: gives /srv/x of the host a new SELinux label"}
    testing.says(host_relabel.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_relabel.found) == 0 with input as asked
}

test_none_for_a_volume if {
    asked := testing.mounts([testing.mount({"options": ["z"]})])
    count(host_relabel.found) == 0 with input as asked
}
