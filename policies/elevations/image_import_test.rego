package bulkhead.elevations.image_import_test

import data.bulkhead.elevations.image_import
import data.bulkhead.lib.testing

test_load if {
    asked := testing.call("image.load", {"verb": "load"})
    want := {"request.route: loads images of an archive, which cannot be seen"}
    testing.says(image_import.found) == want with input as asked
}

test_import_of_a_file if {
    asked := testing.call("image.create", {"verb": "import"})
    want := {"request.route: imports an image, whose content cannot be seen"}
    testing.says(image_import.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(image_import.found) == 0 with input as asked
}

test_none_for_a_pull if {
    asked := testing.call("image.create", {"verb": "pull"})
    count(image_import.found) == 0 with input as asked
}
