package bulkhead.elevations.secrets_shown_test

import data.bulkhead.elevations.secrets_shown
import data.bulkhead.lib.testing

test_container_inspect if {
    asked := testing.call("container.inspect", {})
    want := {"request.route: shows environment variables, which may hold passwords"}
    testing.says(secrets_shown.found) == want with input as asked
}

test_exec_inspect if {
    asked := testing.call("exec.inspect", {})
    want := {"request.route: shows environment variables, which may hold passwords"}
    testing.says(secrets_shown.found) == want with input as asked
}

test_service_inspect if {
    asked := testing.call("service.inspect", {})
    want := {"request.route: shows environment variables, which may hold passwords"}
    testing.says(secrets_shown.found) == want with input as asked
}

test_service_list if {
    asked := testing.call("service.list", {})
    want := {"request.route: shows environment variables, which may hold passwords"}
    testing.says(secrets_shown.found) == want with input as asked
}

test_task_inspect if {
    asked := testing.call("task.inspect", {})
    want := {"request.route: shows environment variables, which may hold passwords"}
    testing.says(secrets_shown.found) == want with input as asked
}

test_task_list if {
    asked := testing.call("task.list", {})
    want := {"request.route: shows environment variables, which may hold passwords"}
    testing.says(secrets_shown.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(secrets_shown.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(secrets_shown.found) == 0 with input as asked
}
