package bulkhead.elevations.publish_all_ports_test

import data.bulkhead.elevations.publish_all_ports
import data.bulkhead.lib.testing

test_all if {
    asked := testing.container({"publish_all_ports": true})
    want := {"publish_all_ports: publishes every port of the image on every address"}
    testing.says(publish_all_ports.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(publish_all_ports.found) == 0 with input as asked
}
