package bulkhead.elevations.mount_unknown_test

import data.bulkhead.elevations.mount_unknown
import data.bulkhead.lib.testing

test_unknown if {
    asked := testing.mounts([testing.mount({"type": "unknown", "source": "/"})])
    want := {"mounts.0.type: has a mount of an unknown type at /h"}
    testing.says(mount_unknown.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(mount_unknown.found) == 0 with input as asked
}
