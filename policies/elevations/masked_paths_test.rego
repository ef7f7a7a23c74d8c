package bulkhead.elevations.masked_paths_test

import data.bulkhead.elevations.masked_paths
import data.bulkhead.lib.testing

test_empty_list if {
    asked := testing.container({"security": {"masked_paths": {"mode": "none"}}})
    want := {"security.masked_paths.mode: sees all of /proc and /sys: nothing is hidden"}
    testing.says(masked_paths.found) == want with input as asked
}

test_list_of_its_own if {
    asked := testing.container({"security": {"masked_paths": {"mode": "list", "paths": ["/proc/asound"]}}})
    want := {"security.masked_paths.mode: hides only /proc/asound"}
    testing.says(masked_paths.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(masked_paths.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.container({"privileged": true, "security": {"masked_paths": {"mode": "none"}}})
    count(masked_paths.found) == 0 with input as asked
}
