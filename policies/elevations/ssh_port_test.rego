package bulkhead.elevations.ssh_port_test

import data.bulkhead.elevations.ssh_port
import data.bulkhead.lib.testing

test_ssh if {
    asked := testing.container({"ports": [testing.port({"container_port": 22})]})
    want := {"ports.0: publishes SSH (port 22)"}
    testing.says(ssh_port.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(ssh_port.found) == 0 with input as asked
}

test_none_for_http if {
    asked := testing.container({"ports": [testing.port({})]})
    count(ssh_port.found) == 0 with input as asked
}
