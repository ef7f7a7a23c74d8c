package bulkhead.elevations.host_etc_test

import data.bulkhead.elevations.host_etc
import data.bulkhead.lib.testing

test_etc if {
    asked := testing.mounts([testing.bind("/etc")])
    want := {"mounts.0: mounts /etc of the host at /h, writable"}
    testing.says(host_etc.found) == want with input as asked
}

test_below if {
    asked := testing.mounts([testing.bind("/etc/pam.d")])
    want := {"mounts.0: mounts /etc/pam.d of the host at /h, writable"}
    testing.says(host_etc.found) == want with input as asked
}

test_through_a_link if {
    asked := testing.mounts([testing.bind_to("/srv/conf", "/etc", "directory", {})])
    want := {"mounts.0: mounts /srv/conf (which is /etc) of the host at /h, writable"}
    testing.says(host_etc.found) == want with input as asked
}

test_preload if {
    asked := testing.mounts([testing.bind("/etc/ld.so.preload")])
    want := {"mounts.0: mounts /etc/ld.so.preload of the host at /h, writable"}
    testing.says(host_etc.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_etc.found) == 0 with input as asked
}

test_none_if_one_file_can_only_be_read if {
    asked := testing.mounts([testing.bind_read_only("/etc/localtime")])
    count(host_etc.found) == 0 with input as asked
}

test_none_for_a_name_that_starts_alike if {
    asked := testing.mounts([testing.bind("/etcetera")])
    count(host_etc.found) == 0 with input as asked
}
