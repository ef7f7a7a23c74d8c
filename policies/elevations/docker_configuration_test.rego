package bulkhead.elevations.docker_configuration_test

import data.bulkhead.elevations.docker_configuration
import data.bulkhead.lib.testing

test_daemon if {
    asked := testing.mounts([testing.bind("/etc/docker")])
    want := {"mounts.0: mounts /etc/docker of the host at /h, writable"}
    testing.says(docker_configuration.found) == want with input as asked
}

test_file if {
    asked := testing.mounts([testing.bind("/etc/docker/daemon.json")])
    want := {"mounts.0: mounts /etc/docker/daemon.json of the host at /h, writable"}
    testing.says(docker_configuration.found) == want with input as asked
}

test_plugins if {
    asked := testing.mounts([testing.bind("/run/docker/plugins")])
    want := {"mounts.0: mounts /run/docker/plugins of the host at /h, writable"}
    testing.says(docker_configuration.found) == want with input as asked
}

test_plugins_read_only if {
    asked := testing.mounts([testing.bind_read_only("/run/docker/plugins")])
    want := {"mounts.0: mounts /run/docker/plugins of the host at /h, read-only"}
    testing.says(docker_configuration.found) == want with input as asked
}

test_cdi if {
    asked := testing.mounts([testing.bind("/etc/cdi")])
    want := {"mounts.0: mounts /etc/cdi of the host at /h, writable"}
    testing.says(docker_configuration.found) == want with input as asked
}

test_ours if {
    asked := testing.mounts([testing.bind("/etc/bulkhead")])
    want := {"mounts.0: mounts /etc/bulkhead of the host at /h, writable"}
    testing.says(docker_configuration.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(docker_configuration.found) == 0 with input as asked
}

test_none_if_the_settings_can_only_be_read if {
    asked := testing.mounts([testing.bind_read_only("/etc/docker/daemon.json")])
    count(docker_configuration.found) == 0 with input as asked
}
