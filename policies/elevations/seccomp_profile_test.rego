package bulkhead.elevations.seccomp_profile_test

import data.bulkhead.elevations.seccomp_profile
import data.bulkhead.lib.testing

test_inline_profile if {
    asked := testing.container({
        "security": {"seccomp": {"mode": "profile", "profile": "{\"defaultAction\":\"SCMP_ACT_ALLOW\"}"}},
    })
    want := {"security.seccomp.profile: brings a system call filter (seccomp profile) of its own"}
    testing.says(seccomp_profile.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(seccomp_profile.found) == 0 with input as asked
}

test_none_for_the_profile_of_the_daemon if {
    asked := testing.container({"security": {"seccomp": {"mode": "builtin"}}})
    count(seccomp_profile.found) == 0 with input as asked
}
