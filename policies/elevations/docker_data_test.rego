package bulkhead.elevations.docker_data_test

import data.bulkhead.elevations.docker_data
import data.bulkhead.lib.testing

test_docker if {
    asked := testing.mounts([testing.bind("/var/lib/docker")])
    want := {"mounts.0: mounts /var/lib/docker of the host at /h, writable"}
    testing.says(docker_data.found) == want with input as asked
}

test_read_only if {
    asked := testing.mounts([testing.bind_read_only("/var/lib/docker")])
    want := {"mounts.0: mounts /var/lib/docker of the host at /h, read-only"}
    testing.says(docker_data.found) == want with input as asked
}

test_volumes_of_all if {
    asked := testing.mounts([testing.bind("/var/lib/docker/volumes")])
    want := {"mounts.0: mounts /var/lib/docker/volumes of the host at /h, writable"}
    testing.says(docker_data.found) == want with input as asked
}

test_containerd if {
    asked := testing.mounts([testing.bind("/var/lib/containerd")])
    want := {"mounts.0: mounts /var/lib/containerd of the host at /h, writable"}
    testing.says(docker_data.found) == want with input as asked
}

test_above if {
    asked := testing.mounts([testing.bind_read_only("/var/lib")])
    want := {"mounts.0: mounts /var/lib of the host at /h, read-only"}
    testing.says(docker_data.found) == want with input as asked
}

test_state if {
    asked := testing.mounts([testing.bind("/run/docker/netns")])
    want := {"mounts.0: mounts /run/docker/netns of the host at /h, writable"}
    testing.says(docker_data.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(docker_data.found) == 0 with input as asked
}
