package bulkhead.elevations.log_endpoint_test

import data.bulkhead.elevations.log_endpoint
import data.bulkhead.lib.testing

test_socket if {
    asked := testing.container({
        "log": {
            "driver": "syslog",
            "options": {"syslog-address": "unix:///run/x.sock"},
            "endpoint": "unix:///run/x.sock",
        },
    })
    want := {"log.endpoint: makes the daemon send its output to unix:///run/x.sock"}
    testing.says(log_endpoint.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(log_endpoint.found) == 0 with input as asked
}

test_none_for_a_size if {
    asked := testing.container({"log": {"driver": "json-file", "options": {"max-size": "10m"}}})
    count(log_endpoint.found) == 0 with input as asked
}
