package bulkhead.elevations.realtime_cpu_test

import data.bulkhead.elevations.realtime_cpu
import data.bulkhead.lib.testing

test_runtime if {
    asked := testing.container({"limits": {"cpu_realtime_runtime": 950000}})
    want := {"limits.cpu_realtime_runtime: gets real-time priority on processors"}
    testing.says(realtime_cpu.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(realtime_cpu.found) == 0 with input as asked
}
