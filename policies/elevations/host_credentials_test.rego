package bulkhead.elevations.host_credentials_test

import data.bulkhead.elevations.host_credentials
import data.bulkhead.lib.testing

test_cloud if {
    asked := testing.mounts([testing.bind_read_only("/home/alice/.aws")])
    want := {"mounts.0: mounts /home/alice/.aws of the host at /h, read-only"}
    testing.says(host_credentials.found) == want with input as asked
}

test_cluster if {
    asked := testing.mounts([testing.bind("/home/alice/.kube/config")])
    want := {"mounts.0: mounts /home/alice/.kube/config of the host at /h, writable"}
    testing.says(host_credentials.found) == want with input as asked
}

test_registry if {
    asked := testing.mounts([testing.bind("/root/.docker/config.json")])
    want := {"mounts.0: mounts /root/.docker/config.json of the host at /h, writable"}
    testing.says(host_credentials.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_credentials.found) == 0 with input as asked
}
