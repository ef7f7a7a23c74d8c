package bulkhead.elevations.host_home_test

import data.bulkhead.elevations.host_home
import data.bulkhead.lib.testing

test_all if {
    asked := testing.mounts([testing.bind("/home")])
    want := {"mounts.0: mounts /home of the host at /h, writable"}
    testing.says(host_home.found) == want with input as asked
}

test_one if {
    asked := testing.mounts([testing.bind_read_only("/home/alice")])
    want := {"mounts.0: mounts /home/alice of the host at /h, read-only"}
    testing.says(host_home.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_home.found) == 0 with input as asked
}

test_none_for_a_project if {
    asked := testing.mounts([testing.bind("/home/alice/src/app")])
    count(host_home.found) == 0 with input as asked
}

test_none_for_a_name_that_starts_alike if {
    asked := testing.mounts([testing.bind("/homes")])
    count(host_home.found) == 0 with input as asked
}
