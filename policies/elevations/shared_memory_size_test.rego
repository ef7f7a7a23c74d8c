package bulkhead.elevations.shared_memory_size_test

import data.bulkhead.elevations.shared_memory_size
import data.bulkhead.lib.testing

test_large if {
    asked := testing.container({"limits": {"shm_size": 8589934592}})
    want := {"limits.shm_size: may fill more than 1 GiB of memory with /dev/shm and has no limit for memory"}
    testing.says(shared_memory_size.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(shared_memory_size.found) == 0 with input as asked
}

test_none_with_a_limit if {
    asked := testing.container({"limits": {"shm_size": 8589934592, "memory": 17179869184}})
    count(shared_memory_size.found) == 0 with input as asked
}

test_none_for_the_default if {
    asked := testing.container({"limits": {"shm_size": 67108864}})
    count(shared_memory_size.found) == 0 with input as asked
}
