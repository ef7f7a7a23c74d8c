package bulkhead.elevations.user_runtime_directory_test

import data.bulkhead.elevations.user_runtime_directory
import data.bulkhead.lib.testing

test_all if {
    asked := testing.mounts([testing.bind("/run/user")])
    want := {"mounts.0: mounts /run/user of the host at /h, writable"}
    testing.says(user_runtime_directory.found) == want with input as asked
}

test_of_one if {
    asked := testing.mounts([testing.bind("/run/user/1000")])
    want := {"mounts.0: mounts /run/user/1000 of the host at /h, writable"}
    testing.says(user_runtime_directory.found) == want with input as asked
}

test_agent if {
    asked := testing.mounts([testing.bind("/run/user/1000/ssh-agent.socket")])
    want := {"mounts.0: mounts /run/user/1000/ssh-agent.socket of the host at /h, writable"}
    testing.says(user_runtime_directory.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(user_runtime_directory.found) == 0 with input as asked
}

test_none_for_docker_without_root if {
    asked := testing.mounts([testing.bind("/run/user/1000/docker.sock")])
    count(user_runtime_directory.found) == 0 with input as asked
}
