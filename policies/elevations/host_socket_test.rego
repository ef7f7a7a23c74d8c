package bulkhead.elevations.host_socket_test

import data.bulkhead.elevations.host_socket
import data.bulkhead.lib.testing

test_database if {
    asked := testing.mounts([testing.bind_to("/srv/pg/.s.PGSQL.5432", "/srv/pg/.s.PGSQL.5432", "socket", {})])
    want := {"mounts.0: mounts /srv/pg/.s.PGSQL.5432 of the host at /h, a socket"}
    testing.says(host_socket.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_socket.found) == 0 with input as asked
}

test_none_for_a_socket_with_a_name_of_its_own if {
    asked := testing.mounts([testing.bind_to("/run/docker.sock", "/run/docker.sock", "socket", {})])
    count(host_socket.found) == 0 with input as asked
}

test_none_for_a_folder if {
    asked := testing.mounts([testing.bind("/srv/pg")])
    count(host_socket.found) == 0 with input as asked
}
