package bulkhead.elevations.dns_server_test

import data.bulkhead.elevations.dns_server
import data.bulkhead.lib.testing

test_server if {
    asked := testing.container({"dns": {"servers": ["8.8.8.8"]}})
    want := {"dns.servers.0: asks the name server 8.8.8.8"}
    testing.says(dns_server.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(dns_server.found) == 0 with input as asked
}
