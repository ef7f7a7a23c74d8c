package bulkhead.elevations.files_read_test

import data.bulkhead.elevations.files_read
import data.bulkhead.lib.testing

test_archive if {
    asked := testing.call("container.archive.get", {"path": "/run/secrets"})
    want := {"operation.path: reads files of the container at /run/secrets"}
    testing.says(files_read.found) == want with input as asked
}

test_copy if {
    asked := testing.call("container.copy", {"path": null})
    want := {"operation.path: reads files of the container at a path of its choice"}
    testing.says(files_read.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(files_read.found) == 0 with input as asked
}

test_none_for_writing if {
    asked := testing.call("container.archive.put", {"path": "/etc"})
    count(files_read.found) == 0 with input as asked
}
