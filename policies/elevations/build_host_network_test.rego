package bulkhead.elevations.build_host_network_test

import data.bulkhead.elevations.build_host_network
import data.bulkhead.lib.testing

test_host if {
    asked := testing.of("build", {
        "build": object.union(testing.plain_build, {"network": "host"}), "namespaces": {"net": testing.host_namespace},
    })
    want := {"build.network: builds in the host's network"}
    testing.says(build_host_network.found) == want with input as asked
}

test_of_another_container if {
    asked := testing.of("build", {
        "build": object.union(testing.plain_build, {"network": "container:a"}),
        "namespaces": {"net": {"mode": "container", "resolved": "unknown"}},
    })
    want := {"build.network: builds in the host's network"}
    testing.says(build_host_network.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(build_host_network.found) == 0 with input as asked
}

test_none_for_a_plain_build if {
    asked := testing.build({})
    count(build_host_network.found) == 0 with input as asked
}
