package bulkhead.elevations.image_latest_test

import data.bulkhead.elevations.image_latest
import data.bulkhead.lib.testing

test_none_given if {
    asked := testing.container({})
    want := {"image.tag: runs alpine, whatever that is today (latest)"}
    testing.says(image_latest.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(image_latest.found) == 0 with input as asked
}

test_none_for_a_version if {
    asked := testing.container({"image": {"reference": "alpine:3.20", "tag": "3.20"}})
    count(image_latest.found) == 0 with input as asked
}
