package bulkhead.elevations.secret_in_environment_test

import data.bulkhead.elevations.secret_in_environment
import data.bulkhead.lib.testing

test_password if {
    asked := testing.container({"command": {"env": ["PATH=/bin", "MYSQL_ROOT_PASSWORD=hunter2"]}})
    want := {"command.env: has a secret in the variable MYSQL_ROOT_PASSWORD"}
    testing.says(secret_in_environment.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(secret_in_environment.found) == 0 with input as asked
}

test_none_for_a_file if {
    asked := testing.container({"command": {"env": ["MYSQL_ROOT_PASSWORD_FILE=/run/secrets/p", "PATH=/bin"]}})
    count(secret_in_environment.found) == 0 with input as asked
}
