package bulkhead.elevations.host_systemd_test

import data.bulkhead.elevations.host_systemd
import data.bulkhead.lib.testing

test_units if {
    asked := testing.mounts([testing.bind("/etc/systemd/system")])
    want := {"mounts.0: mounts /etc/systemd/system of the host at /h, writable"}
    testing.says(host_systemd.found) == want with input as asked
}

test_units_of_the_distribution if {
    asked := testing.mounts([testing.bind("/usr/lib/systemd/system")])
    want := {"mounts.0: mounts /usr/lib/systemd/system of the host at /h, writable"}
    testing.says(host_systemd.found) == want with input as asked
}

test_runtime if {
    asked := testing.mounts([testing.bind("/run/systemd/system")])
    want := {"mounts.0: mounts /run/systemd/system of the host at /h, writable"}
    testing.says(host_systemd.found) == want with input as asked
}

test_scripts if {
    asked := testing.mounts([testing.bind("/etc/init.d")])
    want := {"mounts.0: mounts /etc/init.d of the host at /h, writable"}
    testing.says(host_systemd.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_systemd.found) == 0 with input as asked
}

test_none_if_they_can_only_be_read if {
    asked := testing.mounts([testing.bind_read_only("/etc/systemd/system")])
    count(host_systemd.found) == 0 with input as asked
}
