package bulkhead.elevations.unknown_power_test

import data.bulkhead.elevations.unknown_power
import data.bulkhead.lib.testing

test_unknown_container if {
    asked := testing.of("container.start", {"unknown": ["container"]})
    want := {"container: has power that is not known: the container could not be looked at, so it counts as privileged"}
    testing.says(unknown_power.found) == want with input as asked
}

test_unknown_exec if {
    asked := testing.of("exec.start", {"unknown": ["exec", "container"]})
    want := {
        "container: has power that is not known: the container could not be looked at, so it counts as privileged",
        "exec: has power that is not known: the exec could not be looked at, so it counts as privileged",
    }
    testing.says(unknown_power.found) == want with input as asked
}

test_unknown_previous_service if {
    asked := testing.of("service.update", {"unknown": ["service"]})
    want := {"service: has power that is not known: the service could not be looked at, so it counts as privileged"}
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
