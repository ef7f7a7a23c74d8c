package bulkhead.elevations.unknown_power_test

import data.bulkhead.elevations.unknown_power
import data.bulkhead.lib.testing

test_unknown_container if {
    asked := testing.of("container.start", {"unknown": ["container"]})
    want := {"container: is about the container, which could not be looked at and so counts as privileged"}
    testing.says(unknown_power.found) == want with input as asked
}

test_unknown_exec if {
    asked := testing.of("exec.start", {"unknown": ["exec", "container"]})
    want := {
        "container: is about the container, which could not be looked at and so counts as privileged",
        "exec: is about the exec, which could not be looked at and so counts as privileged",
    }
    testing.says(unknown_power.found) == want with input as asked
}

test_unknown_previous_service if {
    asked := testing.of("service.update", {"unknown": ["service"]})
    want := {"service: is about the service, which could not be looked at and so counts as privileged"}
    testing.says(unknown_power.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(unknown_power.found) == 0 with input as asked
}

test_none_for_an_unknown_image if {
    asked := testing.container({"unknown": ["image", "user"]})
    count(unknown_power.found) == 0 with input as asked
}
