package bulkhead.elevations.published_on_all_addresses_test

import data.bulkhead.elevations.published_on_all_addresses
import data.bulkhead.lib.testing

test_all if {
    asked := testing.container({"ports": [testing.port({"host_ip": "0.0.0.0", "all_interfaces": true})]})
    want := {"ports.0: publishes port 80 on every address of the host"}
    testing.says(published_on_all_addresses.found) == want with input as asked
}

test_none_given if {
    asked := testing.container({"ports": [testing.port({"host_ip": null, "all_interfaces": true})]})
    want := {"ports.0: publishes port 80 on every address of the host"}
    testing.says(published_on_all_addresses.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(published_on_all_addresses.found) == 0 with input as asked
}

test_none_for_one_address if {
    asked := testing.container({"ports": [testing.port({})]})
    count(published_on_all_addresses.found) == 0 with input as asked
}
