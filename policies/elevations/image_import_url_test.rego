package bulkhead.elevations.image_import_url_test

import data.bulkhead.elevations.image_import_url
import data.bulkhead.lib.testing

test_metadata if {
    asked := testing.call("image.create", {"verb": "import", "remote": "http://169.254.169.254/"})
    want := {"operation.remote: makes the daemon fetch http://169.254.169.254/"}
    testing.says(image_import_url.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(image_import_url.found) == 0 with input as asked
}

test_none_for_a_pull if {
    asked := testing.call("image.create", {"verb": "pull", "remote": null})
    count(image_import_url.found) == 0 with input as asked
}

test_none_for_a_file if {
    asked := testing.call("image.create", {"verb": "import", "remote": null, "unseen": true})
    count(image_import_url.found) == 0 with input as asked
}
