package bulkhead.elevations.volumes_from_test

import data.bulkhead.elevations.volumes_from
import data.bulkhead.lib.testing

test_other if {
    asked := testing.container({"volumes_from": [testing.other("db", {})]})
    want := {"volumes_from.0: takes every mount of the container db"}
    testing.says(volumes_from.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(volumes_from.found) == 0 with input as asked
}
