package bulkhead.elevations.device_tun_test

import data.bulkhead.elevations.device_tun
import data.bulkhead.lib.testing

test_tun if {
    asked := testing.devices([testing.device("/dev/net/tun", "character")])
    want := {"devices.0: gets the device /dev/net/tun of the host (rwm)"}
    testing.says(device_tun.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_tun.found) == 0 with input as asked
}
