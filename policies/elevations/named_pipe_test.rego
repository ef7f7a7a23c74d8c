package bulkhead.elevations.named_pipe_test

import data.bulkhead.elevations.named_pipe
import data.bulkhead.lib.testing

test_docker if {
    asked := testing.mounts([testing.mount({"type": "npipe", "host": true, "source": "docker_engine"})])
    want := {"mounts.0: mounts the named pipe docker_engine of the host"}
    testing.says(named_pipe.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(named_pipe.found) == 0 with input as asked
}
