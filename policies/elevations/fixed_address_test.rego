package bulkhead.elevations.fixed_address_test

import data.bulkhead.elevations.fixed_address
import data.bulkhead.lib.testing

test_ip if {
    asked := testing.container({"networks": [testing.network({"ipv4_address": "10.0.0.7"})]})
    want := {"networks.0.ipv4_address: takes the address 10.0.0.7"}
    testing.says(fixed_address.found) == want with input as asked
}

test_hardware if {
    asked := testing.container({"mac_address": "02:42:ac:11:00:02"})
    want := {"mac_address: takes the address 02:42:ac:11:00:02"}
    testing.says(fixed_address.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(fixed_address.found) == 0 with input as asked
}

test_none_in_a_network if {
    asked := testing.container({"networks": [testing.network({})]})
    count(fixed_address.found) == 0 with input as asked
}
