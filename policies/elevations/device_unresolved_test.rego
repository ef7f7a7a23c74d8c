package bulkhead.elevations.device_unresolved_test

import data.bulkhead.elevations.device_unresolved
import data.bulkhead.lib.testing

test_link if {
    asked := testing.devices([object.union(testing.device("/srv/dev", "other"), {"resolved": null})])
    want := {"devices.0.resolved: gets /srv/dev, which may be any device of the host"}
    testing.says(device_unresolved.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_unresolved.found) == 0 with input as asked
}

test_none_when_it_is_known if {
    asked := testing.devices([testing.device("/dev/fuse", "character")])
    count(device_unresolved.found) == 0 with input as asked
}
