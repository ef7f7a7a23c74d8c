package bulkhead.elevations.host_proc_test

import data.bulkhead.elevations.host_proc
import data.bulkhead.lib.testing

test_proc if {
    asked := testing.mounts([testing.bind("/proc")])
    want := {"mounts.0: mounts /proc of the host at /h, writable"}
    testing.says(host_proc.found) == want with input as asked
}

test_read_only if {
    asked := testing.mounts([testing.bind_read_only("/proc")])
    want := {"mounts.0: mounts /proc of the host at /h, read-only"}
    testing.says(host_proc.found) == want with input as asked
}

test_settings if {
    asked := testing.mounts([testing.bind("/proc/sys")])
    want := {"mounts.0: mounts /proc/sys of the host at /h, writable"}
    testing.says(host_proc.found) == want with input as asked
}

test_trigger if {
    asked := testing.mounts([testing.bind("/proc/sysrq-trigger")])
    want := {"mounts.0: mounts /proc/sysrq-trigger of the host at /h, writable"}
    testing.says(host_proc.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_proc.found) == 0 with input as asked
}
