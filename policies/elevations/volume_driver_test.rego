package bulkhead.elevations.volume_driver_test

import data.bulkhead.elevations.volume_driver
import data.bulkhead.lib.testing

test_plugin if {
    asked := testing.mounts([testing.mount({"volume": "v", "driver": "vieux/sshfs"})])
    want := {"mounts.0.driver: uses the volume driver vieux/sshfs"}
    testing.says(volume_driver.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(volume_driver.found) == 0 with input as asked
}

test_none_for_the_local_one if {
    asked := testing.mounts([testing.mount({"volume": "v", "driver": "local"})])
    count(volume_driver.found) == 0 with input as asked
}
