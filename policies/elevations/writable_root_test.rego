package bulkhead.elevations.writable_root_test

import data.bulkhead.elevations.writable_root
import data.bulkhead.lib.testing

test_missing if {
    asked := testing.container({})
    want := {"read_only_root: may write its root file system"}
    testing.says(writable_root.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(writable_root.found) == 0 with input as asked
}

test_none_for_an_update if {
    asked := testing.of("container.update", {})
    count(writable_root.found) == 0 with input as asked
}
