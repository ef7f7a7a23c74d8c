package bulkhead.elevations.default_bridge_test

import data.bulkhead.elevations.default_bridge
import data.bulkhead.lib.testing

test_default if {
    asked := testing.container({})
    want := {"namespaces.net: shares the default bridge network with all others"}
    testing.says(default_bridge.found) == want with input as asked
}

test_by_name if {
    asked := testing.container({"namespaces": {"net": {"value": "bridge"}}})
    want := {"namespaces.net: shares the default bridge network with all others"}
    testing.says(default_bridge.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(default_bridge.found) == 0 with input as asked
}

test_none_without_network if {
    asked := testing.container({"namespaces": {"net": {"mode": "none", "value": "none"}}})
    count(default_bridge.found) == 0 with input as asked
}

test_none_when_it_is_off if {
    asked := testing.container({"network_disabled": true})
    count(default_bridge.found) == 0 with input as asked
}
