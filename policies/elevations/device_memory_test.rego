package bulkhead.elevations.device_memory_test

import data.bulkhead.elevations.device_memory
import data.bulkhead.lib.testing

test_mem if {
    asked := testing.devices([testing.device("/dev/mem", "character")])
    want := {"devices.0: gets the device /dev/mem of the host (rwm)"}
    testing.says(device_memory.found) == want with input as asked
}

test_port if {
    asked := testing.devices([testing.device("/dev/port", "character")])
    want := {"devices.0: gets the device /dev/port of the host (rwm)"}
    testing.says(device_memory.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_memory.found) == 0 with input as asked
}
