package bulkhead.elevations.commit_test

import data.bulkhead.elevations.commit
import data.bulkhead.lib.testing

test_container_commit if {
    asked := testing.call("container.commit", {})
    want := {"request.route: makes an image of a container"}
    testing.says(commit.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(commit.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(commit.found) == 0 with input as asked
}
