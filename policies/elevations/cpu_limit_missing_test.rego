package bulkhead.elevations.cpu_limit_missing_test

import data.bulkhead.elevations.cpu_limit_missing
import data.bulkhead.lib.testing

test_missing if {
    asked := testing.container({})
    want := {"limits.cpus: has no limit for processors"}
    testing.says(cpu_limit_missing.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(cpu_limit_missing.found) == 0 with input as asked
}

test_none_for_an_update if {
    asked := testing.of("container.update", {})
    count(cpu_limit_missing.found) == 0 with input as asked
}

test_none_with_shares if {
    asked := testing.container({"limits": {"cpu_shares": 512}})
    count(cpu_limit_missing.found) == 0 with input as asked
}
