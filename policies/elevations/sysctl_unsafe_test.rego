package bulkhead.elevations.sysctl_unsafe_test

import data.bulkhead.elevations.sysctl_unsafe
import data.bulkhead.lib.testing

test_core_pattern if {
    asked := testing.container({"sysctls": {"kernel.core_pattern": "|/x"}})
    want := {"sysctls: sets the kernel's kernel.core_pattern to |/x"}
    testing.says(sysctl_unsafe.found) == want with input as asked
}

test_with_slashes if {
    asked := testing.container({"sysctls": {"net/ipv4/ip_forward": "1"}})
    want := {"sysctls: sets the kernel's net/ipv4/ip_forward to 1"}
    testing.says(sysctl_unsafe.found) == want with input as asked
}

test_shared_memory if {
    asked := testing.container({"sysctls": {"kernel.shmmax": "1"}})
    want := {"sysctls: sets the kernel's kernel.shmmax to 1"}
    testing.says(sysctl_unsafe.found) == want with input as asked
}

test_safe_on_the_network_of_the_host if {
    asked := testing.container({
        "sysctls": {"net.ipv4.tcp_syncookies": "0"}, "namespaces": {"net": testing.host_namespace},
    })
    want := {"sysctls: sets the kernel's net.ipv4.tcp_syncookies to 0 on the host's network"}
    testing.says(sysctl_unsafe.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(sysctl_unsafe.found) == 0 with input as asked
}

test_none_for_a_safe_one if {
    asked := testing.container({"sysctls": {"net.ipv4.ip_unprivileged_port_start": "0"}})
    count(sysctl_unsafe.found) == 0 with input as asked
}
