package bulkhead.elevations.docker_socket_test

import data.bulkhead.elevations.docker_socket
import data.bulkhead.lib.testing

test_socket if {
    asked := testing.mounts([testing.bind("/var/run/docker.sock")])
    want := {"mounts.0: mounts /var/run/docker.sock of the host at /h, writable"}
    testing.says(docker_socket.found) == want with input as asked
}

test_read_only if {
    asked := testing.mounts([testing.bind_read_only("/run/docker.sock")])
    want := {"mounts.0: mounts /run/docker.sock of the host at /h, read-only"}
    testing.says(docker_socket.found) == want with input as asked
}

test_folder_above if {
    asked := testing.mounts([testing.bind("/run")])
    want := {"mounts.0: mounts /run of the host at /h, writable"}
    testing.says(docker_socket.found) == want with input as asked
}

test_folder_above_it_read_only if {
    asked := testing.mounts([testing.bind_read_only("/var/run")])
    want := {"mounts.0: mounts /var/run of the host at /h, read-only"}
    testing.says(docker_socket.found) == want with input as asked
}

test_var if {
    asked := testing.mounts([testing.bind("/var")])
    want := {"mounts.0: mounts /var of the host at /h, writable"}
    testing.says(docker_socket.found) == want with input as asked
}

test_through_a_link if {
    asked := testing.mounts([testing.bind_to("/srv/d", "/run/docker.sock", "socket", {})])
    want := {"mounts.0: mounts /srv/d (which is /run/docker.sock) of the host at /h, writable"}
    testing.says(docker_socket.found) == want with input as asked
}

test_rootless_daemon if {
    asked := testing.mounts([testing.bind("/run/user/1000/docker.sock")])
    want := {"mounts.0: mounts /run/user/1000/docker.sock of the host at /h, writable"}
    testing.says(docker_socket.found) == want with input as asked
}

test_another_place if {
    asked := testing.mounts([testing.bind("/srv/ci/docker.sock")])
    want := {"mounts.0: mounts /srv/ci/docker.sock of the host at /h, writable"}
    testing.says(docker_socket.found) == want with input as asked
}

test_link_that_cannot_be_followed if {
    asked := testing.mounts([testing.bind_to("/var/run/docker.sock", null, null, {})])
    want := {"mounts.0: mounts /var/run/docker.sock of the host at /h, writable"}
    testing.says(docker_socket.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(docker_socket.found) == 0 with input as asked
}

test_none_for_the_root_of_the_host if {
    asked := testing.mounts([testing.bind("/")])
    count(docker_socket.found) == 0 with input as asked
}

test_none_for_a_name_that_is_longer if {
    asked := testing.mounts([testing.bind("/var/run/docker.sock.d")])
    count(docker_socket.found) == 0 with input as asked
}
