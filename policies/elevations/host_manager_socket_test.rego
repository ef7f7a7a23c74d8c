package bulkhead.elevations.host_manager_socket_test

import data.bulkhead.elevations.host_manager_socket
import data.bulkhead.lib.testing

test_dbus if {
    asked := testing.mounts([testing.bind("/run/dbus/system_bus_socket")])
    want := {"mounts.0: mounts /run/dbus/system_bus_socket of the host at /h, writable"}
    testing.says(host_manager_socket.found) == want with input as asked
}

test_systemd if {
    asked := testing.mounts([testing.bind("/run/systemd/private")])
    want := {"mounts.0: mounts /run/systemd/private of the host at /h, writable"}
    testing.says(host_manager_socket.found) == want with input as asked
}

test_lxd if {
    asked := testing.mounts([testing.bind_read_only("/var/lib/lxd/unix.socket")])
    want := {"mounts.0: mounts /var/lib/lxd/unix.socket of the host at /h, read-only"}
    testing.says(host_manager_socket.found) == want with input as asked
}

test_libvirt if {
    asked := testing.mounts([testing.bind("/var/run/libvirt")])
    want := {"mounts.0: mounts /var/run/libvirt of the host at /h, writable"}
    testing.says(host_manager_socket.found) == want with input as asked
}

test_log if {
    asked := testing.mounts([testing.bind("/dev/log")])
    want := {"mounts.0: mounts /dev/log of the host at /h, writable"}
    testing.says(host_manager_socket.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_manager_socket.found) == 0 with input as asked
}
