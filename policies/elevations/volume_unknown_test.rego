package bulkhead.elevations.volume_unknown_test

import data.bulkhead.elevations.volume_unknown
import data.bulkhead.lib.testing

test_not_told if {
    asked := testing.mounts([testing.mount({"volume": "v", "state": "unknown"})])
    want := {"mounts.0.volume: mounts the volume v, which may be the host's root: it could not be looked at"}
    testing.says(volume_unknown.found) == want with input as asked
}

test_not_said_which if {
    asked := testing.container({"unknown": ["volume"]})
    want := {"volume: uses a volume that could not be looked at: it may be the host's root"}
    testing.says(volume_unknown.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(volume_unknown.found) == 0 with input as asked
}

test_none_for_a_new_one if {
    asked := testing.mounts([testing.mount({"volume": "v", "state": "absent"})])
    count(volume_unknown.found) == 0 with input as asked
}

test_none_for_a_known_one if {
    asked := testing.mounts([testing.mount({"volume": "v", "state": "known"})])
    count(volume_unknown.found) == 0 with input as asked
}
