package bulkhead.elevations.host_userns_test

import data.bulkhead.elevations.host_userns
import data.bulkhead.lib.testing

test_host if {
    asked := testing.container({"namespaces": {"user": testing.host_namespace}})
    want := {"namespaces.user: turns the remapping of users off: root is the host's root"}
    testing.says(host_userns.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_userns.found) == 0 with input as asked
}
