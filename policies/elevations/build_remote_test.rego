package bulkhead.elevations.build_remote_test

import data.bulkhead.elevations.build_remote
import data.bulkhead.lib.testing

test_url if {
    asked := testing.build({"remote": "http://169.254.169.254/x"})
    want := {"build.remote: makes the daemon fetch http://169.254.169.254/x"}
    testing.says(build_remote.found) == want with input as asked
}

test_repository if {
    asked := testing.build({"remote": "git@example:x.git"})
    want := {"build.remote: makes the daemon fetch git@example:x.git"}
    testing.says(build_remote.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(build_remote.found) == 0 with input as asked
}

test_none_for_the_files_of_the_client if {
    asked := testing.build({"remote": "client-session"})
    count(build_remote.found) == 0 with input as asked
}

test_none_for_a_plain_build if {
    asked := testing.build({})
    count(build_remote.found) == 0 with input as asked
}
