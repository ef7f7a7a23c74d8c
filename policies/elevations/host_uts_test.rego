package bulkhead.elevations.host_uts_test

import data.bulkhead.elevations.host_uts
import data.bulkhead.lib.testing

test_host if {
    asked := testing.container({"namespaces": {"uts": testing.host_namespace}})
    want := {"namespaces.uts: shares the host's name (UTS namespace)"}
    testing.says(host_uts.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_uts.found) == 0 with input as asked
}
