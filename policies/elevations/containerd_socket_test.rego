package bulkhead.elevations.containerd_socket_test

import data.bulkhead.elevations.containerd_socket
import data.bulkhead.lib.testing

test_socket if {
    asked := testing.mounts([testing.bind("/run/containerd/containerd.sock")])
    want := {"mounts.0: mounts /run/containerd/containerd.sock of the host at /h, writable"}
    testing.says(containerd_socket.found) == want with input as asked
}

test_folder if {
    asked := testing.mounts([testing.bind("/run/containerd")])
    want := {"mounts.0: mounts /run/containerd of the host at /h, writable"}
    testing.says(containerd_socket.found) == want with input as asked
}

test_run if {
    asked := testing.mounts([testing.bind("/run")])
    want := {"mounts.0: mounts /run of the host at /h, writable"}
    testing.says(containerd_socket.found) == want with input as asked
}

test_of_docker if {
    asked := testing.mounts([testing.bind_read_only("/var/run/docker/containerd/containerd.sock")])
    want := {"mounts.0: mounts /var/run/docker/containerd/containerd.sock of the host at /h, read-only"}
    testing.says(containerd_socket.found) == want with input as asked
}

test_of_k3s if {
    asked := testing.mounts([testing.bind("/run/k3s/containerd/containerd.sock")])
    want := {"mounts.0: mounts /run/k3s/containerd/containerd.sock of the host at /h, writable"}
    testing.says(containerd_socket.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(containerd_socket.found) == 0 with input as asked
}
