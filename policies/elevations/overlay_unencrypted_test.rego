package bulkhead.elevations.overlay_unencrypted_test

import data.bulkhead.elevations.overlay_unencrypted
import data.bulkhead.lib.testing

test_clear if {
    asked := testing.call("network.create", {"network": {"driver": "overlay", "options": {}}})
    want := {"operation.network.options: makes an overlay network without encryption"}
    testing.says(overlay_unencrypted.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(overlay_unencrypted.found) == 0 with input as asked
}

test_none_when_it_is_encrypted if {
    asked := testing.call("network.create", {"network": {"driver": "overlay", "options": {"encrypted": ""}}})
    count(overlay_unencrypted.found) == 0 with input as asked
}
