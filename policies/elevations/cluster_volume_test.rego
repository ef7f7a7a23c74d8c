package bulkhead.elevations.cluster_volume_test

import data.bulkhead.elevations.cluster_volume
import data.bulkhead.lib.testing

test_mount if {
    asked := testing.mounts([testing.mount({"type": "cluster", "source": "csi"})])
    want := {"mounts.0: mounts the cluster volume csi"}
    testing.says(cluster_volume.found) == want with input as asked
}

test_create if {
    asked := testing.of("volume.create", {"volume": {"name": "v", "driver": "csi", "cluster": true, "secrets": []}})
    want := {"volume.cluster: makes a cluster volume"}
    testing.says(cluster_volume.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(cluster_volume.found) == 0 with input as asked
}
