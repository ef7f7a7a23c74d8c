package bulkhead.elevations.host_secrets_test

import data.bulkhead.elevations.host_secrets
import data.bulkhead.lib.testing

test_shadow if {
    asked := testing.mounts([testing.bind_read_only("/etc/shadow")])
    want := {"mounts.0: mounts /etc/shadow of the host at /h, read-only"}
    testing.says(host_secrets.found) == want with input as asked
}

test_shadow_writable if {
    asked := testing.mounts([testing.bind("/etc/shadow")])
    want := {"mounts.0: mounts /etc/shadow of the host at /h, writable"}
    testing.says(host_secrets.found) == want with input as asked
}

test_ssh if {
    asked := testing.mounts([testing.bind_read_only("/etc/ssh")])
    want := {"mounts.0: mounts /etc/ssh of the host at /h, read-only"}
    testing.says(host_secrets.found) == want with input as asked
}

test_etc if {
    asked := testing.mounts([testing.bind_read_only("/etc")])
    want := {"mounts.0: mounts /etc of the host at /h, read-only"}
    testing.says(host_secrets.found) == want with input as asked
}

test_tls if {
    asked := testing.mounts([testing.bind_read_only("/etc/ssl/private")])
    want := {"mounts.0: mounts /etc/ssl/private of the host at /h, read-only"}
    testing.says(host_secrets.found) == want with input as asked
}

test_vpn if {
    asked := testing.mounts([testing.bind_read_only("/etc/wireguard")])
    want := {"mounts.0: mounts /etc/wireguard of the host at /h, read-only"}
    testing.says(host_secrets.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_secrets.found) == 0 with input as asked
}

test_none_for_certificates if {
    asked := testing.mounts([testing.bind_read_only("/etc/ssl/certs")])
    count(host_secrets.found) == 0 with input as asked
}

test_none_for_the_time_zone if {
    asked := testing.mounts([testing.bind_read_only("/etc/localtime")])
    count(host_secrets.found) == 0 with input as asked
}
