package bulkhead.elevations.secret_change_test

import data.bulkhead.elevations.secret_change
import data.bulkhead.lib.testing

test_secret_create if {
    asked := testing.call("secret.create", {})
    want := {"request.route: makes or changes what services read"}
    testing.says(secret_change.found) == want with input as asked
}

test_secret_update if {
    asked := testing.call("secret.update", {})
    want := {"request.route: makes or changes what services read"}
    testing.says(secret_change.found) == want with input as asked
}

test_config_create if {
    asked := testing.call("config.create", {})
    want := {"request.route: makes or changes what services read"}
    testing.says(secret_change.found) == want with input as asked
}

test_config_update if {
    asked := testing.call("config.update", {})
    want := {"request.route: makes or changes what services read"}
    testing.says(secret_change.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(secret_change.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(secret_change.found) == 0 with input as asked
}
