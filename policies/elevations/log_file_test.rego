package bulkhead.elevations.log_file_test

import data.bulkhead.elevations.log_file
import data.bulkhead.lib.testing

test_key if {
    asked := testing.container({"log": {"driver": "syslog", "options": {"syslog-tls-key": "/etc/ssl/private/k.pem"}}})
    want := {"log.options: makes the daemon open /etc/ssl/private/k.pem of the host for its log (syslog-tls-key)"}
    testing.says(log_file.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(log_file.found) == 0 with input as asked
}

test_none_for_a_size if {
    asked := testing.container({"log": {"driver": "json-file", "options": {"max-size": "10m"}}})
    count(log_file.found) == 0 with input as asked
}
