package bulkhead.elevations.device_input_test

import data.bulkhead.elevations.device_input
import data.bulkhead.lib.testing

test_events if {
    asked := testing.devices([testing.device("/dev/input/event0", "character")])
    want := {"devices.0: gets the device /dev/input/event0 of the host (rwm)"}
    testing.says(device_input.found) == want with input as asked
}

test_uinput if {
    asked := testing.devices([testing.device("/dev/uinput", "character")])
    want := {"devices.0: gets the device /dev/uinput of the host (rwm)"}
    testing.says(device_input.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_input.found) == 0 with input as asked
}
