package bulkhead.elevations.annotations_test

import data.bulkhead.elevations.annotations
import data.bulkhead.lib.testing

test_annotation if {
    asked := testing.container({"annotations": {"run.oci.keep_original_groups": "1"}})
    want := {"annotations: hands the annotation run.oci.keep_original_groups to the runtime"}
    testing.says(annotations.found) == want with input as asked
}

test_none_in_a_default_container if {
    asked := testing.container({})
    count(annotations.found) == 0 with input as asked
}

test_none_for_labels if {
    asked := testing.container({"labels": {"run.oci.keep_original_groups": "1"}})
    count(annotations.found) == 0 with input as asked
}
