package bulkhead.elevations.capabilities_kept_test

import data.bulkhead.elevations.capabilities_kept
import data.bulkhead.lib.testing

test_default if {
    asked := testing.container({})
    want := {"capabilities.drop: keeps the default capabilities"}
    testing.says(capabilities_kept.found) == want with input as asked
}

test_given_back if {
    asked := testing.container({"capabilities": {"drop": ["ALL"], "effective": ["CHOWN", "NET_BIND_SERVICE"]}})
    want := {"capabilities.add: keeps the capability CHOWN"}
    testing.says(capabilities_kept.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(capabilities_kept.found) == 0 with input as asked
}

test_none_for_ports_below_1024 if {
    asked := testing.container({"capabilities": {"drop": ["ALL"], "effective": ["NET_BIND_SERVICE"]}})
    count(capabilities_kept.found) == 0 with input as asked
}
