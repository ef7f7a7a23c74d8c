package bulkhead.elevations.host_ssh_keys_test

import data.bulkhead.elevations.host_ssh_keys
import data.bulkhead.lib.testing

test_of_a_user if {
    asked := testing.mounts([testing.bind("/home/alice/.ssh")])
    want := {"mounts.0: mounts /home/alice/.ssh of the host at /h, writable"}
    testing.says(host_ssh_keys.found) == want with input as asked
}

test_read_only if {
    asked := testing.mounts([testing.bind_read_only("/home/alice/.ssh")])
    want := {"mounts.0: mounts /home/alice/.ssh of the host at /h, read-only"}
    testing.says(host_ssh_keys.found) == want with input as asked
}

test_key if {
    asked := testing.mounts([testing.bind_read_only("/home/alice/.ssh/id_ed25519")])
    want := {"mounts.0: mounts /home/alice/.ssh/id_ed25519 of the host at /h, read-only"}
    testing.says(host_ssh_keys.found) == want with input as asked
}

test_of_root if {
    asked := testing.mounts([testing.bind("/root/.ssh")])
    want := {"mounts.0: mounts /root/.ssh of the host at /h, writable"}
    testing.says(host_ssh_keys.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_ssh_keys.found) == 0 with input as asked
}
