package bulkhead.elevations.image_without_digest_test

import data.bulkhead.elevations.image_without_digest
import data.bulkhead.lib.testing

test_tag if {
    asked := testing.container({})
    want := {"image.digest: runs alpine, which is no digest"}
    testing.says(image_without_digest.found) == want with input as asked
}

test_none_in_a_hardened_container if {
    asked := testing.hardened({})
    count(image_without_digest.found) == 0 with input as asked
}

test_none_for_an_id if {
    asked := testing.container({"image": {"reference": "sha256:c1", "name": null, "tag": null}})
    count(image_without_digest.found) == 0 with input as asked
}
