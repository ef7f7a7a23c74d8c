package bulkhead.elevations.session_test

import data.bulkhead.elevations.session
import data.bulkhead.lib.testing

test_session if {
    asked := testing.call("session", {})
    want := {"request.route: opens a session, whose content cannot be seen"}
    testing.says(session.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(session.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(session.found) == 0 with input as asked
}
