package bulkhead.elevations.readonly_paths_test

import data.bulkhead.elevations.readonly_paths
import data.bulkhead.lib.testing

test_empty_list if {
    asked := testing.container({"security": {"readonly_paths": {"mode": "none"}}})
    want := {"security.readonly_paths.mode: may write the kernel's settings below /proc/sys"}
    testing.says(readonly_paths.found) == want with input as asked
}

test_list_of_its_own if {
    asked := testing.container({"security": {"readonly_paths": {"mode": "list", "paths": ["/proc/bus"]}}})
    want := {"security.readonly_paths.mode: may write below /proc, but for /proc/bus"}
    testing.says(readonly_paths.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(readonly_paths.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.container({"privileged": true, "security": {"readonly_paths": {"mode": "none"}}})
    count(readonly_paths.found) == 0 with input as asked
}
