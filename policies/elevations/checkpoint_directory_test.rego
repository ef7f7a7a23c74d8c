package bulkhead.elevations.checkpoint_directory_test

import data.bulkhead.elevations.checkpoint_directory
import data.bulkhead.lib.testing

test_create if {
    asked := testing.call("checkpoint.create", {"host_path": testing.host_path("/etc", "/etc", "directory")})
    want := {"operation.host_path: keeps a checkpoint at /etc of the host"}
    testing.says(checkpoint_directory.found) == want with input as asked
}

test_start if {
    asked := testing.call("container.start", {"host_path": testing.host_path("/srv/c", null, null)})
    want := {"operation.host_path: keeps a checkpoint at /srv/c of the host"}
    testing.says(checkpoint_directory.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(checkpoint_directory.found) == 0 with input as asked
}

test_none_without_one if {
    asked := testing.call("container.start", {"host_path": null})
    count(checkpoint_directory.found) == 0 with input as asked
}
