package bulkhead.elevations.privileged_port_test

import data.bulkhead.elevations.privileged_port
import data.bulkhead.lib.testing

test_http if {
    asked := testing.container({
        "ports": [testing.port({"host_port": "80", "host_port_first": 80, "host_port_last": 80})],
    })
    want := {"ports.0: takes the host's port 80"}
    testing.says(privileged_port.found) == want with input as asked
}

test_range if {
    asked := testing.container({
        "ports": [testing.port({"host_port": "1000-2000", "host_port_first": 1000, "host_port_last": 2000})],
    })
    want := {"ports.0: takes the host's port 1000-2000"}
    testing.says(privileged_port.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(privileged_port.found) == 0 with input as asked
}

test_none_above if {
    asked := testing.container({"ports": [testing.port({})]})
    count(privileged_port.found) == 0 with input as asked
}

test_none_for_one_that_the_daemon_chooses if {
    asked := testing.container({
        "ports": [testing.port({"host_port": null, "host_port_first": null, "host_port_last": null})],
    })
    count(privileged_port.found) == 0 with input as asked
}
