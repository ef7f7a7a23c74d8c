package bulkhead.elevations.host_logs_test

import data.bulkhead.elevations.host_logs
import data.bulkhead.lib.testing

test_log if {
    asked := testing.mounts([testing.bind("/var/log")])
    want := {"mounts.0: mounts /var/log of the host at /h, writable"}
    testing.says(host_logs.found) == want with input as asked
}

test_containers if {
    asked := testing.mounts([testing.bind_read_only("/var/log/containers")])
    want := {"mounts.0: mounts /var/log/containers of the host at /h, read-only"}
    testing.says(host_logs.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_logs.found) == 0 with input as asked
}
