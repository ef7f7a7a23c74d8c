package bulkhead.elevations.build_unseen_test

import data.bulkhead.elevations.build_unseen
import data.bulkhead.lib.testing

test_version_2 if {
    asked := testing.build({"build_kit": true})
    want := {"build.build_kit: builds with BuildKit, whose steps cannot be seen"}
    testing.says(build_unseen.found) == want with input as asked
}

test_session if {
    asked := testing.build({"session": "s1"})
    want := {"build.session: builds with a session, whose content cannot be seen"}
    testing.says(build_unseen.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(build_unseen.found) == 0 with input as asked
}

test_none_for_a_classic_build if {
    asked := testing.build({})
    count(build_unseen.found) == 0 with input as asked
}
