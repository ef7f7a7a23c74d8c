package bulkhead.elevations.crio_socket_test

import data.bulkhead.elevations.crio_socket
import data.bulkhead.lib.testing

test_socket if {
    asked := testing.mounts([testing.bind("/var/run/crio/crio.sock")])
    want := {"mounts.0: mounts /var/run/crio/crio.sock of the host at /h, writable"}
    testing.says(crio_socket.found) == want with input as asked
}

test_folder if {
    asked := testing.mounts([testing.bind("/run/crio")])
    want := {"mounts.0: mounts /run/crio of the host at /h, writable"}
    testing.says(crio_socket.found) == want with input as asked
}

test_run if {
    asked := testing.mounts([testing.bind_read_only("/run")])
    want := {"mounts.0: mounts /run of the host at /h, read-only"}
    testing.says(crio_socket.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(crio_socket.found) == 0 with input as asked
}
