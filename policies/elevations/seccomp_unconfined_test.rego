package bulkhead.elevations.seccomp_unconfined_test

import data.bulkhead.elevations.seccomp_unconfined
import data.bulkhead.lib.testing

test_unconfined if {
    asked := testing.container({"security": {"seccomp": {"mode": "unconfined"}}})
    want := {"security.seccomp.mode: runs without a system call filter (seccomp)"}
    testing.says(seccomp_unconfined.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(seccomp_unconfined.found) == 0 with input as asked
}

test_none_for_the_profile_of_the_daemon if {
    asked := testing.container({"security": {"seccomp": {"mode": "builtin"}}})
    count(seccomp_unconfined.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.container({"privileged": true, "security": {"seccomp": {"mode": "unconfined"}}})
    count(seccomp_unconfined.found) == 0 with input as asked
}
