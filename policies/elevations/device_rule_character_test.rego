package bulkhead.elevations.device_rule_character_test

import data.bulkhead.elevations.device_rule_character
import data.bulkhead.lib.testing

test_usb if {
    asked := testing.container({"device_cgroup_rules": ["c 189:* rwm"]})
    want := {"device_cgroup_rules.0: opens devices by the rule c 189:* rwm"}
    testing.says(device_rule_character.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_rule_character.found) == 0 with input as asked
}

test_none_for_disks if {
    asked := testing.container({"device_cgroup_rules": ["b *:* rwm"]})
    count(device_rule_character.found) == 0 with input as asked
}
