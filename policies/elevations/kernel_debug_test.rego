package bulkhead.elevations.kernel_debug_test

import data.bulkhead.elevations.kernel_debug
import data.bulkhead.lib.testing

test_debug if {
    asked := testing.mounts([testing.bind("/sys/kernel/debug")])
    want := {"mounts.0: mounts /sys/kernel/debug of the host at /h, writable"}
    testing.says(kernel_debug.found) == want with input as asked
}

test_tracing if {
    asked := testing.mounts([testing.bind_read_only("/sys/kernel/tracing")])
    want := {"mounts.0: mounts /sys/kernel/tracing of the host at /h, read-only"}
    testing.says(kernel_debug.found) == want with input as asked
}

test_bpf if {
    asked := testing.mounts([testing.bind("/sys/fs/bpf")])
    want := {"mounts.0: mounts /sys/fs/bpf of the host at /h, writable"}
    testing.says(kernel_debug.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(kernel_debug.found) == 0 with input as asked
}
