package bulkhead.elevations.device_rule_disk_test

import data.bulkhead.elevations.device_rule_disk
import data.bulkhead.lib.testing

test_all if {
    asked := testing.container({"device_cgroup_rules": ["a *:* rwm"]})
    want := {"device_cgroup_rules.0: opens devices by the rule a *:* rwm, disks among them"}
    testing.says(device_rule_disk.found) == want with input as asked
}

test_disk if {
    asked := testing.container({"device_cgroup_rules": ["b 8:0 r"]})
    want := {"device_cgroup_rules.0: opens devices by the rule b 8:0 r, disks among them"}
    testing.says(device_rule_disk.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(device_rule_disk.found) == 0 with input as asked
}

test_none_for_character_devices if {
    asked := testing.container({"device_cgroup_rules": ["c 189:* rwm"]})
    count(device_rule_disk.found) == 0 with input as asked
}
