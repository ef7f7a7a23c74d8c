package bulkhead.elevations.image_remote_test

import data.bulkhead.elevations.image_remote
import data.bulkhead.lib.testing

test_distribution_inspect if {
    asked := testing.call("distribution.inspect", {})
    want := {"request.route: makes the daemon connect to a registry"}
    testing.says(image_remote.found) == want with input as asked
}

test_auth if {
    asked := testing.call("auth", {})
    want := {"request.route: makes the daemon connect to a registry"}
    testing.says(image_remote.found) == want with input as asked
}

test_plugin_privileges if {
    asked := testing.call("plugin.privileges", {})
    want := {"request.route: makes the daemon connect to a registry"}
    testing.says(image_remote.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(image_remote.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(image_remote.found) == 0 with input as asked
}
