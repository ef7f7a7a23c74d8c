package bulkhead.elevations.host_path_read_only_test

import data.bulkhead.elevations.host_path_read_only
import data.bulkhead.lib.testing

test_folder if {
    asked := testing.mounts([testing.bind_read_only("/srv/data")])
    want := {"mounts.0: mounts /srv/data of the host at /h, read-only"}
    testing.says(host_path_read_only.found) == want with input as asked
}

test_time_zone if {
    asked := testing.mounts([testing.bind_read_only("/etc/localtime")])
    want := {"mounts.0: mounts /etc/localtime of the host at /h, read-only"}
    testing.says(host_path_read_only.found) == want with input as asked
}

test_modules if {
    asked := testing.mounts([testing.bind_read_only("/lib/modules")])
    want := {"mounts.0: mounts /lib/modules of the host at /h, read-only"}
    testing.says(host_path_read_only.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_path_read_only.found) == 0 with input as asked
}

test_none_if_it_can_be_written if {
    asked := testing.mounts([testing.bind("/srv/data")])
    count(host_path_read_only.found) == 0 with input as asked
}

test_none_for_one_with_a_name_of_its_own if {
    asked := testing.mounts([testing.bind_read_only("/proc")])
    count(host_path_read_only.found) == 0 with input as asked
}
