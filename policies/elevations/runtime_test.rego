package bulkhead.elevations.runtime_test

import data.bulkhead.elevations.runtime
import data.bulkhead.lib.testing

test_nvidia if {
    asked := testing.container({"runtime": "nvidia"})
    want := {"runtime: is started by the runtime nvidia"}
    testing.says(runtime.found) == want with input as asked
}

test_shim_by_name if {
    asked := testing.container({"runtime": "io.containerd.runhcs.v1"})
    want := {"runtime: is started by the runtime io.containerd.runhcs.v1"}
    testing.says(runtime.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(runtime.found) == 0 with input as asked
}

test_none_for_runc if {
    asked := testing.container({"runtime": "runc"})
    count(runtime.found) == 0 with input as asked
}
