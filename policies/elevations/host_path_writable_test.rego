package bulkhead.elevations.host_path_writable_test

import data.bulkhead.elevations.host_path_writable
import data.bulkhead.lib.testing

test_folder if {
    asked := testing.mounts([testing.bind("/srv/data")])
    want := {"mounts.0: mounts /srv/data of the host at /h, writable"}
    testing.says(host_path_writable.found) == want with input as asked
}

test_project if {
    asked := testing.mounts([testing.bind("/home/alice/src/app")])
    want := {"mounts.0: mounts /home/alice/src/app of the host at /h, writable"}
    testing.says(host_path_writable.found) == want with input as asked
}

test_through_a_link if {
    asked := testing.mounts([testing.bind_to("/data", "/mnt/disk1", "directory", {})])
    want := {"mounts.0: mounts /data (which is /mnt/disk1) of the host at /h, writable"}
    testing.says(host_path_writable.found) == want with input as asked
}

test_writable_layer_of_an_overlay if {
    asked := testing.mounts([testing.bind_to("/srv/up", "/srv/up", "directory", {"type": "overlay"})])
    want := {"mounts.0: mounts /srv/up of the host at /h, writable"}
    testing.says(host_path_writable.found) == want with input as asked
}

test_grant_for_a_plugin if {
    asked := testing.mounts([
        testing.bind_to("/srv/p", "/srv/p", "directory", {"target": null, "from": "privileges"}),
    ])
    want := {"mounts.0: gets /srv/p of the host, writable"}
    testing.says(host_path_writable.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_path_writable.found) == 0 with input as asked
}

test_none_for_one_with_a_name_of_its_own if {
    asked := testing.mounts([testing.bind("/etc")])
    count(host_path_writable.found) == 0 with input as asked
}

test_none_if_it_can_only_be_read if {
    asked := testing.mounts([testing.bind_read_only("/srv/data")])
    count(host_path_writable.found) == 0 with input as asked
}

test_none_for_tmpfs if {
    asked := testing.mounts([testing.mount({"type": "tmpfs"})])
    count(host_path_writable.found) == 0 with input as asked
}
