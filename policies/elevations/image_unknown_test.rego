package bulkhead.elevations.image_unknown_test

import data.bulkhead.elevations.image_unknown
import data.bulkhead.lib.testing

test_absent if {
    asked := testing.container({"image": {"state": "absent"}})
    want := {"image.state: runs alpine, which could not be looked at"}
    testing.says(image_unknown.found) == want with input as asked
}

test_unknown if {
    asked := testing.container({"image": {"state": "unknown"}})
    want := {"image.state: runs alpine, which could not be looked at"}
    testing.says(image_unknown.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(image_unknown.found) == 0 with input as asked
}
