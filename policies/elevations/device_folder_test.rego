package bulkhead.elevations.device_folder_test

import data.bulkhead.elevations.device_folder
import data.bulkhead.lib.testing

test_dev if {
    asked := testing.devices([testing.device("/dev", "directory")])
    want := {"devices.0: gets the device /dev of the host (rwm)"}
    testing.says(device_folder.found) == want with input as asked
}

test_drives if {
    asked := testing.devices([testing.device("/dev/disk", "directory")])
    want := {"devices.0: gets the device /dev/disk of the host (rwm)"}
    testing.says(device_folder.found) == want with input as asked
}

test_bus if {
    asked := testing.devices([testing.device("/dev/bus/usb", "directory")])
    want := {"devices.0: gets the device /dev/bus/usb of the host (rwm)"}
    testing.says(device_folder.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_folder.found) == 0 with input as asked
}
