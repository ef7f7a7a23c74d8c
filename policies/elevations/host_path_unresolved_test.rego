package bulkhead.elevations.host_path_unresolved_test

import data.bulkhead.elevations.host_path_unresolved
import data.bulkhead.lib.testing

test_link if {
    asked := testing.mounts([
        testing.bind_to("/srv/x", null, null, {
            "host_path": {"reason": "a link in a writable folder", "resolved": null},
        }),
    ])
    want := {"mounts.0.resolved: mounts /srv/x, which may be any place of the host: a link in a writable folder"}
    testing.says(host_path_unresolved.found) == want with input as asked
}

test_not_looked_at if {
    asked := testing.mounts([testing.bind_to("/srv/x", null, null, {})])
    want := {"mounts.0.resolved: mounts /srv/x, which may be any place of the host: it could not be looked at"}
    testing.says(host_path_unresolved.found) == want with input as asked
}

test_device_of_a_volume if {
    asked := testing.mounts([testing.bind_to("/dev/x", null, null, {"type": "device"})])
    want := {"mounts.0.resolved: mounts /dev/x, which may be any place of the host: it could not be looked at"}
    testing.says(host_path_unresolved.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_path_unresolved.found) == 0 with input as asked
}

test_none_when_it_is_known if {
    asked := testing.mounts([testing.bind("/srv/x")])
    count(host_path_unresolved.found) == 0 with input as asked
}

test_none_for_a_volume if {
    asked := testing.mounts([testing.mount({"volume": "v"})])
    count(host_path_unresolved.found) == 0 with input as asked
}
