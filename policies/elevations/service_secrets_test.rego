package bulkhead.elevations.service_secrets_test

import data.bulkhead.elevations.service_secrets
import data.bulkhead.lib.testing

test_secret if {
    asked := testing.service({"secrets": [{"type": "secret", "id": "s1", "name": "db", "target": "db"}]})
    want := {"service.secrets.0: reads the secret db"}
    testing.says(service_secrets.found) == want with input as asked
}

test_config_by_id if {
    asked := testing.service({"secrets": [{"type": "config", "id": "c1", "name": null, "target": null}]})
    want := {"service.secrets.0: reads the config c1"}
    testing.says(service_secrets.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(service_secrets.found) == 0 with input as asked
}
