package bulkhead.elevations.user_namespace_missing_test

import data.bulkhead.elevations.user_namespace_missing
import data.bulkhead.lib.testing

test_no_remapping if {
    asked := testing.container({})
    want := {"namespaces.user: has the host's user numbers: its root is the host's root"}
    testing.says(user_namespace_missing.found) == want with input as asked
}

test_unknown if {
    asked := testing.container({"namespaces": {"user": {"resolved": "unknown"}}})
    want := {"namespaces.user: has the host's user numbers: its root is the host's root"}
    testing.says(user_namespace_missing.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(user_namespace_missing.found) == 0 with input as asked
}

test_none_with_remapping if {
    asked := testing.container({"namespaces": {"user": {"resolved": "private"}}})
    count(user_namespace_missing.found) == 0 with input as asked
}

test_none_for_an_ordinary_user if {
    asked := testing.container({"user": {"uid": 1000, "is_root": false}})
    count(user_namespace_missing.found) == 0 with input as asked
}
