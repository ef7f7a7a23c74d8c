package bulkhead.elevations.selinux_disabled_test

import data.bulkhead.elevations.selinux_disabled
import data.bulkhead.lib.testing

test_disabled if {
    asked := testing.container({"security": {"selinux": {"disabled": true}}})
    want := {"security.selinux.disabled: runs without SELinux labels"}
    testing.says(selinux_disabled.found) == want with input as asked
}

test_super_privileged_type if {
    asked := testing.container({"security": {"selinux": {"type": "spc_t"}}})
    want := {"security.selinux.type: runs as the SELinux type spc_t, which is not confined"}
    testing.says(selinux_disabled.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(selinux_disabled.found) == 0 with input as asked
}

test_none_beside_privileged if {
    asked := testing.container({"privileged": true, "security": {"selinux": {"disabled": true}}})
    count(selinux_disabled.found) == 0 with input as asked
}

test_none_for_the_usual_type if {
    asked := testing.container({"security": {"selinux": {"type": "container_t"}}})
    count(selinux_disabled.found) == 0 with input as asked
}

test_none_where_it_comes_with_the_hosts_processes if {
    asked := testing.container({
        "security": {"selinux": {"disabled": true}},
        "namespaces": {"pid": testing.host_namespace},
    })
    count(selinux_disabled.found) == 0 with input as asked
}

test_asked_for_beside_the_hosts_processes if {
    asked := testing.container({
        "security": {"selinux": {"disabled": true}, "options": ["label=disable"]},
        "namespaces": {"pid": testing.host_namespace},
    })
    want := {"security.selinux.disabled: runs without SELinux labels"}
    testing.says(selinux_disabled.found) == want with input as asked
}
