package bulkhead.elevations.working_directory_test

import data.bulkhead.elevations.working_directory
import data.bulkhead.lib.testing

test_open_file_of_the_runtime if {
    asked := testing.container({"command": {"working_dir": "/proc/self/fd/8"}})
    want := {"command.working_dir: starts in /proc/self/fd/8, which may be a directory of the host"}
    testing.says(working_directory.found) == want with input as asked
}

test_not_clean if {
    asked := testing.exec({}, {"command": {"working_dir": "/tmp/../proc/1/fd/7"}})
    want := {"command.working_dir: starts in /tmp/../proc/1/fd/7, which may be a directory of the host"}
    testing.says(working_directory.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(working_directory.found) == 0 with input as asked
}

test_none_for_a_directory_of_the_image if {
    asked := testing.container({"command": {"working_dir": "/app/proc/x"}})
    count(working_directory.found) == 0 with input as asked
}
