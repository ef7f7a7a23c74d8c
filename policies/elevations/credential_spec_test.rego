package bulkhead.elevations.credential_spec_test

import data.bulkhead.elevations.credential_spec
import data.bulkhead.lib.testing

test_file if {
    asked := testing.container({"security": {"credential_spec": "file://spec.json"}})
    want := {"security.credential_spec: acts as an account of the domain (credential spec)"}
    testing.says(credential_spec.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(credential_spec.found) == 0 with input as asked
}
