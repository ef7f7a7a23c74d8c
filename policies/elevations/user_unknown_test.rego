package bulkhead.elevations.user_unknown_test

import data.bulkhead.elevations.user_unknown
import data.bulkhead.lib.testing

test_name if {
    asked := testing.container({"user": {"text": "app", "uid": null, "is_root": null}})
    want := {"user: may run as root: the user app is not known by number"}
    testing.says(user_unknown.found) == want with input as asked
}

test_image_not_known if {
    asked := testing.container({"user": {"source": "unknown", "uid": null, "is_root": null}})
    want := {"user: may run as root: the user of the image is not known by number"}
    testing.says(user_unknown.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(user_unknown.found) == 0 with input as asked
}
