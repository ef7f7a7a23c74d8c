package bulkhead.elevations.device_kernel_log_test

import data.bulkhead.elevations.device_kernel_log
import data.bulkhead.lib.testing

test_kmsg if {
    asked := testing.devices([testing.device("/dev/kmsg", "character")])
    want := {"devices.0: gets the device /dev/kmsg of the host (rwm)"}
    testing.says(device_kernel_log.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_kernel_log.found) == 0 with input as asked
}
