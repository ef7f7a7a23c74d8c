package bulkhead.elevations.device_disk_test

import data.bulkhead.elevations.device_disk
import data.bulkhead.lib.testing

test_disk if {
    asked := testing.devices([testing.device("/dev/sda", "block")])
    want := {"devices.0: gets the device /dev/sda of the host (rwm)"}
    testing.says(device_disk.found) == want with input as asked
}

test_partition_by_another_name if {
    asked := testing.devices([testing.device("/dev/disk/by-id/x", "block")])
    want := {"devices.0: gets the device /dev/disk/by-id/x of the host (rwm)"}
    testing.says(device_disk.found) == want with input as asked
}

test_block_device_of_any_name if {
    asked := testing.devices([testing.device("/srv/x", "block")])
    want := {"devices.0: gets the device /srv/x of the host (rwm)"}
    testing.says(device_disk.found) == want with input as asked
}

test_new_loop_devices if {
    asked := testing.devices([testing.device("/dev/loop-control", "character")])
    want := {"devices.0: gets the device /dev/loop-control of the host (rwm)"}
    testing.says(device_disk.found) == want with input as asked
}

test_raw_commands if {
    asked := testing.devices([testing.device("/dev/sg0", "character")])
    want := {"devices.0: gets the device /dev/sg0 of the host (rwm)"}
    testing.says(device_disk.found) == want with input as asked
}

test_type_not_known if {
    asked := testing.devices([testing.device("/dev/nvme0n1", "other")])
    want := {"devices.0: gets the device /dev/nvme0n1 of the host (rwm)"}
    testing.says(device_disk.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_disk.found) == 0 with input as asked
}

test_none_for_a_terminal if {
    asked := testing.devices([testing.device("/dev/ttyS0", "character")])
    count(device_disk.found) == 0 with input as asked
}

test_none_for_null if {
    asked := testing.devices([testing.device("/dev/null", "character")])
    count(device_disk.found) == 0 with input as asked
}
