package bulkhead.elevations.host_root_test

import data.bulkhead.elevations.host_root
import data.bulkhead.lib.testing

test_root if {
    asked := testing.mounts([testing.bind("/")])
    want := {"mounts.0: mounts / of the host at /h, writable"}
    testing.says(host_root.found) == want with input as asked
}

test_read_only if {
    asked := testing.mounts([testing.bind_read_only("/")])
    want := {"mounts.0: mounts / of the host at /h, read-only"}
    testing.says(host_root.found) == want with input as asked
}

test_through_a_link if {
    asked := testing.mounts([testing.bind_to("/srv/link", "/", "directory", {})])
    want := {"mounts.0: mounts /srv/link (which is /) of the host at /h, writable"}
    testing.says(host_root.found) == want with input as asked
}

test_volume_in_disguise if {
    asked := testing.mounts([
        testing.bind_to("/", "/", "directory", {
            "from": "mounts",
            "volume": "v",
            "driver": "local",
            "driver_options": {"o": "bind", "device": "/"},
        }),
    ])
    want := {"mounts.0: mounts / of the host at /h, writable"}
    testing.says(host_root.found) == want with input as asked
}

test_link_that_cannot_be_followed if {
    asked := testing.mounts([testing.bind_to("/", null, null, {})])
    want := {"mounts.0: mounts / of the host at /h, writable"}
    testing.says(host_root.found) == want with input as asked
}

test_lower_directory_of_an_overlay if {
    asked := testing.mounts([testing.bind_to("/", "/", "directory", {"type": "overlay", "read_only": true})])
    want := {"mounts.0: mounts / of the host at /h, read-only"}
    testing.says(host_root.found) == want with input as asked
}

test_volume_without_a_target if {
    asked := testing.mounts([testing.bind_to("/", "/", "directory", {"target": null})])
    want := {"mounts.0: gets / of the host, writable"}
    testing.says(host_root.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_root.found) == 0 with input as asked
}

test_none_for_a_volume if {
    asked := testing.mounts([testing.mount({"volume": "v", "source": "v"})])
    count(host_root.found) == 0 with input as asked
}
