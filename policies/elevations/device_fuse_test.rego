package bulkhead.elevations.device_fuse_test

import data.bulkhead.elevations.device_fuse
import data.bulkhead.lib.testing

test_fuse if {
    asked := testing.devices([testing.device("/dev/fuse", "character")])
    want := {"devices.0: gets the device /dev/fuse of the host (rwm)"}
    testing.says(device_fuse.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_fuse.found) == 0 with input as asked
}
