package bulkhead.elevations.buildkit_socket_test

import data.bulkhead.elevations.buildkit_socket
import data.bulkhead.lib.testing

test_socket if {
    asked := testing.mounts([testing.bind("/run/buildkit/buildkitd.sock")])
    want := {"mounts.0: mounts /run/buildkit/buildkitd.sock of the host at /h, writable"}
    testing.says(buildkit_socket.found) == want with input as asked
}

test_folder if {
    asked := testing.mounts([testing.bind("/run/buildkit")])
    want := {"mounts.0: mounts /run/buildkit of the host at /h, writable"}
    testing.says(buildkit_socket.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(buildkit_socket.found) == 0 with input as asked
}
