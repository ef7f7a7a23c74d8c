package bulkhead.elevations.host_cgroupns_test

import data.bulkhead.elevations.host_cgroupns
import data.bulkhead.lib.testing

test_host if {
    asked := testing.container({"namespaces": {"cgroup": testing.host_namespace}})
    want := {"namespaces.cgroup: shares the host's control group namespace"}
    testing.says(host_cgroupns.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_cgroupns.found) == 0 with input as asked
}

test_none_for_the_default_of_the_daemon if {
    asked := testing.container({"namespaces": {"cgroup": {"mode": "host", "value": null, "resolved": "host"}}})
    count(host_cgroupns.found) == 0 with input as asked
}

test_none_at_the_start_of_a_container_with_the_default_of_the_daemon if {
    asked := testing.of("container.start", {"namespaces": {"cgroup": testing.host_namespace}})
    count(host_cgroupns.found) == 0 with input as asked
}
