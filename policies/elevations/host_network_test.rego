package bulkhead.elevations.host_network_test

import data.bulkhead.elevations.host_network
import data.bulkhead.lib.testing

test_host if {
    asked := testing.container({"namespaces": {"net": testing.host_namespace}})
    want := {"namespaces.net: shares the host's network"}
    testing.says(host_network.found) == want with input as asked
}

test_through_another_container if {
    asked := testing.container({
        "namespaces": {"net": {"mode": "container", "value": "container:a", "resolved": "host"}},
    })
    want := {"namespaces.net: shares the host's network by way of container:a"}
    testing.says(host_network.found) == want with input as asked
}

test_unknown if {
    asked := testing.container({
        "namespaces": {"net": {"mode": "container", "value": "container:a", "resolved": "unknown"}},
    })
    want := {"namespaces.net: shares the network of container:a, which may be the host's"}
    testing.says(host_network.found) == want with input as asked
}

test_network_by_name if {
    asked := testing.container({"networks": [testing.network({"name": "host", "is_host": true})]})
    want := {"networks.0: shares the host's network"}
    testing.says(host_network.found) == want with input as asked
}

test_unknown_network_of_a_service if {
    asked := testing.of("service.create", {
        "networks": [testing.network({"name": "n1"})], "unknown": ["networks.0.is_host"],
    })
    want := {"networks.0: joins the network n1, which may be the host's"}
    testing.says(host_network.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(host_network.found) == 0 with input as asked
}

test_none_for_a_private_one_of_another if {
    asked := testing.container({
        "namespaces": {"net": {"mode": "container", "value": "container:a", "resolved": "private"}},
    })
    count(host_network.found) == 0 with input as asked
}
