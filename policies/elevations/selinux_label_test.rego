package bulkhead.elevations.selinux_label_test

import data.bulkhead.elevations.selinux_label
import data.bulkhead.lib.testing

test_type if {
    asked := testing.container({"security": {"selinux": {"type": "svirt_apache_t"}}})
    want := {"security.selinux.type: runs with the SELinux type svirt_apache_t"}
    testing.says(selinux_label.found) == want with input as asked
}

test_user_and_role if {
    asked := testing.container({"security": {"selinux": {"user": "system_u", "role": "sysadm_r"}}})
    want := {
        "security.selinux.user: runs with the SELinux user system_u",
        "security.selinux.role: runs with the SELinux role sysadm_r",
    }
    testing.says(selinux_label.found) == want with input as asked
}

test_level_of_another_container if {
    asked := testing.container({"security": {"selinux": {"level": "s0:c1,c2"}}})
    want := {"security.selinux.level: runs with the SELinux level s0:c1,c2"}
    testing.says(selinux_label.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(selinux_label.found) == 0 with input as asked
}

test_none_for_the_usual_type if {
    asked := testing.container({"security": {"selinux": {"type": "container_t"}}})
    count(selinux_label.found) == 0 with input as asked
}
