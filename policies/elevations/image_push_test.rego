package bulkhead.elevations.image_push_test

import data.bulkhead.elevations.image_push
import data.bulkhead.lib.testing

test_image_push if {
    asked := testing.call("image.push", {})
    want := {"request.route: sends an image to a registry"}
    testing.says(image_push.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(image_push.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(image_push.found) == 0 with input as asked
}
