package bulkhead.elevations.image_export_test

import data.bulkhead.elevations.image_export
import data.bulkhead.lib.testing

test_image_save if {
    asked := testing.call("image.save", {})
    want := {"request.route: reads out every file"}
    testing.says(image_export.found) == want with input as asked
}

test_container_export if {
    asked := testing.call("container.export", {})
    want := {"request.route: reads out every file"}
    testing.says(image_export.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(image_export.found) == 0 with input as asked
}

test_none_for_a_list_of_containers if {
    asked := testing.call("container.list", {})
    count(image_export.found) == 0 with input as asked
}
