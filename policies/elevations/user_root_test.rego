package bulkhead.elevations.user_root_test

import data.bulkhead.elevations.user_root
import data.bulkhead.lib.testing

test_default if {
    asked := testing.container({})
    want := {"user: runs as root"}
    testing.says(user_root.found) == want with input as asked
}

test_in_digits if {
    asked := testing.container({"user": {"text": "00", "uid": 0, "is_root": true}})
    want := {"user: runs as root"}
    testing.says(user_root.found) == want with input as asked
}

test_image if {
    asked := testing.of("image", {})
    want := {"user: runs as root"}
    testing.says(user_root.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(user_root.found) == 0 with input as asked
}

test_none_for_an_update if {
    asked := testing.of("container.update", {})
    count(user_root.found) == 0 with input as asked
}
