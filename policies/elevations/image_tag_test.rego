package bulkhead.elevations.image_tag_test

import data.bulkhead.elevations.image_tag
import data.bulkhead.lib.testing

test_image_tag if {
    asked := testing.call("image.tag", {})
    want := {"request.route: gives an image another name"}
    testing.says(image_tag.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(image_tag.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(image_tag.found) == 0 with input as asked
}
