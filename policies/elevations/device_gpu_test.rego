package bulkhead.elevations.device_gpu_test

import data.bulkhead.elevations.device_gpu
import data.bulkhead.lib.testing

test_dri if {
    asked := testing.devices([testing.device("/dev/dri/renderD128", "character")])
    want := {"devices.0: gets the device /dev/dri/renderD128 of the host (rwm)"}
    testing.says(device_gpu.found) == want with input as asked
}

test_nvidia if {
    asked := testing.devices([testing.device("/dev/nvidia0", "character")])
    want := {"devices.0: gets the device /dev/nvidia0 of the host (rwm)"}
    testing.says(device_gpu.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_gpu.found) == 0 with input as asked
}
