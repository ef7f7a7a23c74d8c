package bulkhead.elevations.host_path_created_test

import data.bulkhead.elevations.host_path_created
import data.bulkhead.lib.testing

test_missing if {
    asked := testing.mounts([testing.bind_to("/srv/x", "/srv/x", null, {"host_path": {"exists": false}})])
    want := {"mounts.0.create_source: makes the directory /srv/x on the host"}
    testing.says(host_path_created.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_path_created.found) == 0 with input as asked
}

test_none_where_it_is_there if {
    asked := testing.mounts([testing.bind("/srv/x")])
    count(host_path_created.found) == 0 with input as asked
}
