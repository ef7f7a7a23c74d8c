package bulkhead.elevations.restart_always_test

import data.bulkhead.elevations.restart_always
import data.bulkhead.lib.testing

test_always if {
    asked := testing.container({"restart": {"policy": "always"}})
    want := {"restart.policy: is started again always"}
    testing.says(restart_always.found) == want with input as asked
}

test_unless_stopped if {
    asked := testing.container({"restart": {"policy": "unless-stopped"}})
    want := {"restart.policy: is started again until someone stops it"}
    testing.says(restart_always.found) == want with input as asked
}

test_by_an_update if {
    asked := testing.of("container.update", {"restart": {"policy": "always"}})
    want := {"restart.policy: is started again always"}
    testing.says(restart_always.found) == want with input as asked
}

test_on_failure_without_end if {
    asked := testing.container({"restart": {"policy": "on-failure"}})
    want := {"restart.maximum_retries: is started again after every failure"}
    testing.says(restart_always.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(restart_always.found) == 0 with input as asked
}

test_none_for_five_times if {
    asked := testing.container({"restart": {"policy": "on-failure", "maximum_retries": 5}})
    count(restart_always.found) == 0 with input as asked
}

test_none_for_a_service if {
    asked := testing.service({"mode": "global"})
    count(restart_always.found) == 0 with input as asked
}
