package bulkhead.elevations.files_written_test

import data.bulkhead.elevations.files_written
import data.bulkhead.lib.testing

test_etc if {
    asked := testing.call("container.archive.put", {"path": "/etc"})
    want := {"operation.path: writes files into the container at /etc"}
    testing.says(files_written.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(files_written.found) == 0 with input as asked
}

test_none_for_reading if {
    asked := testing.call("container.archive.get", {"path": "/etc"})
    count(files_written.found) == 0 with input as asked
}
