package bulkhead.elevations.device_limits_test

import data.bulkhead.elevations.device_limits
import data.bulkhead.lib.testing

test_rate if {
    asked := testing.container({"limits": {"blkio_devices": ["/dev/sda"]}})
    want := {"limits.blkio_devices.0: sets a rate or weight for the disk /dev/sda of the host"}
    testing.says(device_limits.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_limits.found) == 0 with input as asked
}
