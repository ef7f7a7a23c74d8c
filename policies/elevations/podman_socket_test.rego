package bulkhead.elevations.podman_socket_test

import data.bulkhead.elevations.podman_socket
import data.bulkhead.lib.testing

test_socket if {
    asked := testing.mounts([testing.bind("/run/podman/podman.sock")])
    want := {"mounts.0: mounts /run/podman/podman.sock of the host at /h, writable"}
    testing.says(podman_socket.found) == want with input as asked
}

test_of_a_user if {
    asked := testing.mounts([testing.bind("/run/user/1000/podman/podman.sock")])
    want := {"mounts.0: mounts /run/user/1000/podman/podman.sock of the host at /h, writable"}
    testing.says(podman_socket.found) == want with input as asked
}

test_run if {
    asked := testing.mounts([testing.bind_read_only("/run")])
    want := {"mounts.0: mounts /run of the host at /h, read-only"}
    testing.says(podman_socket.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(podman_socket.found) == 0 with input as asked
}
