package bulkhead.elevations.healthcheck_missing_test

import data.bulkhead.elevations.healthcheck_missing
import data.bulkhead.lib.testing

test_missing if {
    asked := testing.container({})
    want := {"health: has no health check"}
    testing.says(healthcheck_missing.found) == want with input as asked
}

test_turned_off if {
    asked := testing.container({"image": {"has_healthcheck": true}, "health": {"test": ["NONE"], "disabled": true}})
    want := {"health: has no health check"}
    testing.says(healthcheck_missing.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(healthcheck_missing.found) == 0 with input as asked
}

test_none_with_one_of_its_own if {
    asked := testing.container({"health": {"test": ["CMD", "true"], "disabled": false}})
    count(healthcheck_missing.found) == 0 with input as asked
}

test_none_for_an_update if {
    asked := testing.of("container.update", {})
    count(healthcheck_missing.found) == 0 with input as asked
}
