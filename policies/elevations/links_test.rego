package bulkhead.elevations.links_test

import data.bulkhead.elevations.links
import data.bulkhead.lib.testing

test_link if {
    asked := testing.container({"links": ["db:db"]})
    want := {"links.0: is linked to db:db and sees its variables"}
    testing.says(links.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(links.found) == 0 with input as asked
}
