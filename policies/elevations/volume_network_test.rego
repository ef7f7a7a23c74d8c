package bulkhead.elevations.volume_network_test

import data.bulkhead.elevations.volume_network
import data.bulkhead.lib.testing

test_nfs if {
    asked := testing.mounts([
        testing.mount({"type": "network", "driver": "local", "file_system": "nfs", "source": "10.0.0.1:/x"}),
    ])
    want := {"mounts.0: makes the host mount 10.0.0.1:/x over the network"}
    testing.says(volume_network.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(volume_network.found) == 0 with input as asked
}

test_none_for_a_volume if {
    asked := testing.mounts([testing.mount({"volume": "v"})])
    count(volume_network.found) == 0 with input as asked
}
