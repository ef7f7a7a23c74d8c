package bulkhead.elevations.device_terminal_test

import data.bulkhead.elevations.device_terminal
import data.bulkhead.lib.testing

test_serial if {
    asked := testing.devices([testing.device("/dev/ttyUSB0", "character")])
    want := {"devices.0: gets the device /dev/ttyUSB0 of the host (rwm)"}
    testing.says(device_terminal.found) == want with input as asked
}

test_console if {
    asked := testing.devices([testing.device("/dev/console", "character")])
    want := {"devices.0: gets the device /dev/console of the host (rwm)"}
    testing.says(device_terminal.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_terminal.found) == 0 with input as asked
}

test_none_for_its_own if {
    asked := testing.devices([testing.device("/dev/tty", "character")])
    count(device_terminal.found) == 0 with input as asked
}
