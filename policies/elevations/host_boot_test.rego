package bulkhead.elevations.host_boot_test

import data.bulkhead.elevations.host_boot
import data.bulkhead.lib.testing

test_boot if {
    asked := testing.mounts([testing.bind("/boot")])
    want := {"mounts.0: mounts /boot of the host at /h, writable"}
    testing.says(host_boot.found) == want with input as asked
}

test_loader if {
    asked := testing.mounts([testing.bind("/boot/grub")])
    want := {"mounts.0: mounts /boot/grub of the host at /h, writable"}
    testing.says(host_boot.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_boot.found) == 0 with input as asked
}

test_none_if_it_can_only_be_read if {
    asked := testing.mounts([testing.bind_read_only("/boot")])
    count(host_boot.found) == 0 with input as asked
}
