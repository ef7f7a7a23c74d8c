package bulkhead.elevations.host_programs_test

import data.bulkhead.elevations.host_programs
import data.bulkhead.lib.testing

test_usr if {
    asked := testing.mounts([testing.bind("/usr")])
    want := {"mounts.0: mounts /usr of the host at /h, writable"}
    testing.says(host_programs.found) == want with input as asked
}

test_local if {
    asked := testing.mounts([testing.bind("/usr/local/bin")])
    want := {"mounts.0: mounts /usr/local/bin of the host at /h, writable"}
    testing.says(host_programs.found) == want with input as asked
}

test_bin if {
    asked := testing.mounts([testing.bind("/bin")])
    want := {"mounts.0: mounts /bin of the host at /h, writable"}
    testing.says(host_programs.found) == want with input as asked
}

test_libraries if {
    asked := testing.mounts([testing.bind("/lib/x86_64-linux-gnu")])
    want := {"mounts.0: mounts /lib/x86_64-linux-gnu of the host at /h, writable"}
    testing.says(host_programs.found) == want with input as asked
}

test_lib64 if {
    asked := testing.mounts([testing.bind("/lib64")])
    want := {"mounts.0: mounts /lib64 of the host at /h, writable"}
    testing.says(host_programs.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_programs.found) == 0 with input as asked
}

test_none_if_they_can_only_be_read if {
    asked := testing.mounts([testing.bind_read_only("/lib/modules")])
    count(host_programs.found) == 0 with input as asked
}
