package bulkhead.elevations.host_cron_test

import data.bulkhead.elevations.host_cron
import data.bulkhead.lib.testing

test_folder if {
    asked := testing.mounts([testing.bind("/etc/cron.d")])
    want := {"mounts.0: mounts /etc/cron.d of the host at /h, writable"}
    testing.says(host_cron.found) == want with input as asked
}

test_spool if {
    asked := testing.mounts([testing.bind("/var/spool/cron")])
    want := {"mounts.0: mounts /var/spool/cron of the host at /h, writable"}
    testing.says(host_cron.found) == want with input as asked
}

test_spool_of_root if {
    asked := testing.mounts([testing.bind("/var/spool/cron/crontabs")])
    want := {"mounts.0: mounts /var/spool/cron/crontabs of the host at /h, writable"}
    testing.says(host_cron.found) == want with input as asked
}

test_table if {
    asked := testing.mounts([testing.bind("/etc/crontab")])
    want := {"mounts.0: mounts /etc/crontab of the host at /h, writable"}
    testing.says(host_cron.found) == want with input as asked
}

test_above if {
    asked := testing.mounts([testing.bind("/var/spool")])
    want := {"mounts.0: mounts /var/spool of the host at /h, writable"}
    testing.says(host_cron.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_cron.found) == 0 with input as asked
}

test_none_if_they_can_only_be_read if {
    asked := testing.mounts([testing.bind_read_only("/etc/cron.d")])
    count(host_cron.found) == 0 with input as asked
}
