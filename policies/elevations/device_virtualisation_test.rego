package bulkhead.elevations.device_virtualisation_test

import data.bulkhead.elevations.device_virtualisation
import data.bulkhead.lib.testing

test_kvm if {
    asked := testing.devices([testing.device("/dev/kvm", "character")])
    want := {"devices.0: gets the device /dev/kvm of the host (rwm)"}
    testing.says(device_virtualisation.found) == want with input as asked
}

test_vfio if {
    asked := testing.devices([testing.device("/dev/vfio/12", "character")])
    want := {"devices.0: gets the device /dev/vfio/12 of the host (rwm)"}
    testing.says(device_virtualisation.found) == want with input as asked
}

test_vhost if {
    asked := testing.devices([testing.device("/dev/vhost-net", "character")])
    want := {"devices.0: gets the device /dev/vhost-net of the host (rwm)"}
    testing.says(device_virtualisation.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_virtualisation.found) == 0 with input as asked
}
