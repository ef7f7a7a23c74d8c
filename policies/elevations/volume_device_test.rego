package bulkhead.elevations.volume_device_test

import data.bulkhead.elevations.volume_device
import data.bulkhead.lib.testing

test_disk if {
    asked := testing.mounts([
        testing.bind_to("/dev/sda1", "/dev/sda1", "block", {
            "type": "device",
            "driver": "local",
            "file_system": "ext4",
        }),
    ])
    want := {"mounts.0: mounts the disk /dev/sda1 of the host"}
    testing.says(volume_device.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(volume_device.found) == 0 with input as asked
}

test_none_for_a_volume if {
    asked := testing.mounts([testing.mount({"volume": "v"})])
    count(volume_device.found) == 0 with input as asked
}
