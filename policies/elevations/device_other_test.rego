package bulkhead.elevations.device_other_test

import data.bulkhead.elevations.device_other
import data.bulkhead.lib.testing

test_sound if {
    asked := testing.devices([testing.device("/dev/snd/pcmC0D0p", "character")])
    want := {"devices.0: gets the device /dev/snd/pcmC0D0p of the host (rwm)"}
    testing.says(device_other.found) == want with input as asked
}

test_camera if {
    asked := testing.devices([testing.device("/dev/video0", "character")])
    want := {"devices.0: gets the device /dev/video0 of the host (rwm)"}
    testing.says(device_other.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_other.found) == 0 with input as asked
}

test_none_for_random_numbers if {
    asked := testing.devices([testing.device("/dev/urandom", "character")])
    count(device_other.found) == 0 with input as asked
}

test_none_for_a_disk if {
    asked := testing.devices([testing.device("/dev/sda", "block")])
    count(device_other.found) == 0 with input as asked
}
